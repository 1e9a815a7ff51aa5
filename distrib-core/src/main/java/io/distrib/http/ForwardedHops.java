package io.distrib.http;

import com.google.common.base.Ascii;
import io.distrib.model.DistributionRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The elements of {@code Forwarded} (RFC 7239 4). One that cannot be read says nothing: neither its
 * client nor anything else is known. <em>Confined to one thread.</em>
 */
final class ForwardedHops implements Hops {
  private static final Hop UNREADABLE = new Hop(null, null, null, 0);
  private static final int MAX_LENGTH = 1_024;

  /** A pair, or nothing; values need no quotes here, as many proxies leave them out. */
  private static final Pattern PAIR =
      Pattern.compile(
          "\\G[ \\t]*+(?:([!#$%&'*+.^_`|~0-9A-Za-z-]++)=(?:\"([^\"\\\\]*+)\"|([^\\s\",;]++)))?+"
              + "[ \\t]*+(?:;|\\z)");

  private final LastElements elements;

  ForwardedHops(DistributionRequest request) {
    this.elements = new LastElements(request.header("Forwarded"));
  }

  @Override
  public @Nullable Hop next() {
    String element = elements.next();
    if (element == null) {
      return null;
    }
    Map<String, String> pairs = element.length() > MAX_LENGTH ? null : pairs(element);
    if (pairs == null) {
      return UNREADABLE;
    }
    String node = pairs.get("for");
    return new Hop(
        node == null ? null : NodeAddress.parse(node),
        Hop.scheme(pairs.get("proto")),
        Hop.host(pairs.get("host")),
        0);
  }

  /** The pairs of {@code element}; null if it is malformed, or says something twice. */
  private static @Nullable Map<String, String> pairs(String element) {
    Map<String, String> pairs = new HashMap<>();
    Matcher pair = PAIR.matcher(element);
    int end = 0;
    while (end < element.length() && pair.find()) {
      String name = pair.group(1);
      String value = pair.group(2) == null ? pair.group(3) : pair.group(2);
      if (name != null && pairs.put(Ascii.toLowerCase(name), value) != null) {
        return null;
      }
      end = pair.end();
    }
    return end == element.length() ? pairs : null;
  }
}
