package io.distrib.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request target in its parts (RFC 9112 3.2). <em>Immutable.</em>
 *
 * @param form which form it has
 * @param pathAndQuery the path, with its query; the same object as the target if that is in origin
 *     form
 * @param authority the authority of an absolute form, which wins over the Host field; null
 *     otherwise
 */
public record RequestTarget(Form form, String pathAndQuery, @Nullable String authority) {
  /** The forms that a server meets. */
  public enum Form {
    /** A path. */
    ORIGIN,
    /** A whole URI. */
    ABSOLUTE,
    /** The server as a whole, for OPTIONS. */
    ASTERISK,
    /** None that can be read. */
    BAD
  }

  private static final RequestTarget ASTERISK = new RequestTarget(Form.ASTERISK, "*", null);
  private static final RequestTarget BAD = new RequestTarget(Form.BAD, "", null);

  /** Reads {@code target}; only {@code http} and {@code https} URIs have an absolute form. */
  public static RequestTarget parse(String target) {
    return parse(target, target.length());
  }

  /** As {@link #parse(String)}, when {@code target} is known to be visible from {@code end} on. */
  public static RequestTarget parse(String target, int end) {
    if (target.isEmpty() || hasControl(target, end)) {
      return BAD;
    }
    if (target.charAt(0) == '/') {
      return new RequestTarget(Form.ORIGIN, target, null);
    }
    return target.equals("*") ? ASTERISK : absolute(target);
  }

  /**
   * {@code pathAndQuery} as it may stand in a header: each character beyond US-ASCII as the bytes
   * of its UTF-8, in percent-encoding; other characters stay.
   */
  public static String ascii(String pathAndQuery) {
    return isAscii(pathAndQuery)
        ? pathAndQuery
        : DistributionRequest.asciiTarget(new String(pathAndQuery.getBytes(UTF_8), ISO_8859_1));
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Nearly all characters are visible US-ASCII: one range to look up for each. */
  private static boolean hasControl(String target, int end) {
    for (int i = 0; i < end; i++) {
      char c = target.charAt(i);
      if ((c <= ' ' || c >= 0x7f) && c <= 0x7f) {
        return true;
      }
    }
    return false;
  }

  private static RequestTarget absolute(String target) {
    int colon = target.indexOf("://");
    Optional<Scheme> scheme =
        colon < 0 ? Optional.empty() : Scheme.parse(target.substring(0, colon));
    if (scheme.isEmpty()) {
      return BAD;
    }
    int start = colon + 3;
    int end = start;
    while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
      end++;
    }
    String rest = target.substring(end);
    return new RequestTarget(
        Form.ABSOLUTE, rest.startsWith("/") ? rest : "/" + rest, target.substring(start, end));
  }
}
