package io.distrib.server.gate;

import com.google.common.net.InetAddresses;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the application who asked, and how (RFC 7239). What a client says of itself is removed,
 * also where an underscore stands for a hyphen: to many applications both are the same.
 */
final class Forwarded {
  private static final Pattern HOST = Pattern.compile("[0-9A-Za-z.:_\\[\\]-]+");
  private static final List<String> CLAIMS = List.of("forwarded", "x-real-ip", "proxy");
  private static final String CLAIM_PREFIX = "x-forwarded-";

  private Forwarded() {}

  /** Puts it into {@code headers}. */
  static void set(
      HttpHeaders headers, @Nullable InetAddress client, String scheme, @Nullable String host) {
    headers.names().stream().filter(Forwarded::isClaim).forEach(headers::remove);
    StringBuilder element = new StringBuilder("for=").append(node(client));
    if (host != null && HOST.matcher(host).matches()) {
      element.append(";host=\"").append(host).append('"');
      headers.set("X-Forwarded-Host", host);
    }
    headers.set("Forwarded", element.append(";proto=").append(scheme));
    headers.set("X-Forwarded-Proto", scheme);
    if (client != null) {
      headers.set("X-Forwarded-For", InetAddresses.toAddrString(client));
    }
  }

  private static boolean isClaim(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return CLAIMS.contains(plain) || plain.startsWith(CLAIM_PREFIX);
  }

  private static String node(@Nullable InetAddress client) {
    if (client == null) {
      return "unknown";
    }
    return client instanceof Inet6Address
        ? "\"" + InetAddresses.toUriString(client) + "\""
        : InetAddresses.toAddrString(client);
  }
}
