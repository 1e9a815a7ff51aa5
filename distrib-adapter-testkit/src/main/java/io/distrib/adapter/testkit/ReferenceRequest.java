package io.distrib.adapter.testkit;

import com.google.common.base.Ascii;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row's request as an adapter has to hand it to the core. */
final class ReferenceRequest {
  private ReferenceRequest() {}

  static DistributionRequest of(KitRow row) {
    String line = row.line();
    String method = line.substring(0, line.indexOf(' '));
    String target = line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
    return new DistributionRequest(
        method,
        scheme(target),
        host(row),
        ascii(target),
        InetAddress.getLoopbackAddress(),
        EchoApplication.isInSession(header(row, "Cookie")),
        name -> header(row, name));
  }

  /** A target in absolute form names the scheme (RFC 9112 3.3). */
  private static Scheme scheme(String target) {
    return target.contains("://") && !target.startsWith("/")
        ? Scheme.parse(target.substring(0, target.indexOf("://"))).orElse(Scheme.HTTP)
        : Scheme.HTTP;
  }

  /** From HTTP/1.1 on the field is required: without it the host is empty (RFC 9112 3.2). */
  private static @Nullable String host(KitRow row) {
    String host = header(row, "Host");
    return host == null && !row.line().endsWith("HTTP/1.0") ? "" : host;
  }

  private static @Nullable String header(KitRow row, String name) {
    List<String> values =
        row.fields()
            .lines()
            .filter(line -> line.indexOf(':') == name.length())
            .filter(line -> Ascii.equalsIgnoreCase(line.substring(0, name.length()), name))
            .map(line -> line.substring(name.length() + 1).strip())
            .toList();
    return DistributionRequest.joined(name, values);
  }

  /** Bytes from 0x80 on are percent-encoded. */
  private static String ascii(String target) {
    return target
        .chars()
        .mapToObj(c -> c < 0x80 ? Character.toString(c) : String.format(Locale.ROOT, "%%%02X", c))
        .collect(Collectors.joining());
  }
}
