package io.distrib.ask;

import com.google.common.base.Ascii;
import com.google.common.net.InetAddresses;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Question} that came as an HTTP request. <em>Confined to one thread.</em>
 *
 * @param method its method
 * @param path its target
 * @param fields the lines of a header field by its name
 */
record QuestionReader(String method, String path, Function<String, List<String>> fields) {
  /** Such a path belongs to the request asked about, from the second slash on. */
  static final String OWN_PREFIX = "/ext_authz";

  private static final String FORWARDED = "x-forwarded-";
  private static final String ORIGINAL = "x-original-";

  /** What the asker says; to the core it would be what a proxy before the asker says. */
  private static final Set<String> SAID = Set.of("method", "proto", "host", "uri", "port", "for");

  Question read() {
    String asked = only("method");
    String uri = only("uri");
    String hops = only("for");
    boolean isOwn = asked == null && uri == null && path.startsWith(OWN_PREFIX + "/");
    String host = isOwn ? one(fields.apply("host"), "Host") : only("host");
    return new Question(
        isOwn ? method : required(asked, "Method"),
        scheme(isOwn),
        host,
        DistributionRequest.asciiTarget(
            isOwn ? path.substring(OWN_PREFIX.length()) : required(uri, "Uri")),
        hops == null ? null : client(hops),
        headers(host, hops),
        "accel".equals(one(fields.apply("x-distrib-as"), "X-Distrib-As")));
  }

  /** Servers call the scheme of a WebSocket by its own name, too. */
  private Scheme scheme(boolean isOwn) {
    String proto = only("proto");
    if (proto == null && isOwn) {
      return Scheme.HTTP;
    }
    String text = Ascii.toLowerCase(required(proto, "Proto"));
    return Scheme.parse(text.equals("ws") || text.equals("wss") ? "http" + text.substring(2) : text)
        .orElseThrow(() -> unclear("X-Forwarded-Proto (expected http or https)"));
  }

  /** The value of X-Forwarded-{@code name} or X-Original-{@code name}; null if there is none. */
  private @Nullable String only(String name) {
    List<String> all = new ArrayList<>(fields.apply(FORWARDED + name));
    all.addAll(fields.apply(ORIGINAL + name));
    return one(all, "X-Forwarded-" + name);
  }

  private static @Nullable String one(List<String> lines, String name) {
    if (lines.size() > 1) {
      throw unclear(lines.size() + " fields " + name + " (expected one)");
    }
    return lines.isEmpty() ? null : lines.get(0);
  }

  private static String required(@Nullable String value, String name) {
    if (value == null) {
      throw unclear("no X-Forwarded-" + name);
    }
    return value;
  }

  private static IllegalArgumentException unclear(String why) {
    return new IllegalArgumentException(why);
  }

  /** The last address is the one that the asker has seen; those before it are what others say. */
  private static @Nullable InetAddress client(String hops) {
    String last = hops.substring(hops.lastIndexOf(',') + 1).strip();
    return InetAddresses.isInetAddress(last) && last.indexOf('%') < 0
        ? InetAddresses.forString(last)
        : null;
  }

  private Function<String, @Nullable String> headers(@Nullable String host, @Nullable String hops) {
    String others = hops == null ? null : withoutLast(hops);
    return name -> {
      String lower = Ascii.toLowerCase(name);
      if (lower.equals("x-forwarded-for")) {
        return others;
      }
      if (lower.equals("host")) {
        return host;
      }
      return isSaidByAsker(lower) ? null : DistributionRequest.joined(name, fields.apply(name));
    };
  }

  private static @Nullable String withoutLast(String hops) {
    int comma = hops.lastIndexOf(',');
    return comma < 0 ? null : hops.substring(0, comma);
  }

  private static boolean isSaidByAsker(String lower) {
    return (lower.startsWith(FORWARDED) && SAID.contains(lower.substring(FORWARDED.length())))
        || (lower.startsWith(ORIGINAL) && SAID.contains(lower.substring(ORIGINAL.length())));
  }
}
