package io.distrib.model;

import com.google.common.base.Ascii;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came, as an adapter sees it: nothing is decoded, nothing is normalized.
 * <em>Immutable</em>, as far as {@code headers} is.
 *
 * @param method the method, in its own case
 * @param scheme the scheme under which the client asked
 * @param host the value of the Host field, or {@code :authority}; several values joined by {@code
 *     ", "}; null if there is none
 * @param target the request target, raw: origin form, absolute form or {@code *} (RFC 9112 3.2)
 * @param remote the client's address; null if it is not known
 * @param inSession whether the request belongs to a live session (H0)
 * @param headers the value of a header field by its name in any case; null if absent, several
 *     joined as {@link #joined} does
 * @param maxTarget how long the target of such a request may be, in bytes, so that the server still
 *     takes it; {@link #ANY_LENGTH} if that is not known, or far more than it is
 */
public record DistributionRequest(
    String method,
    Scheme scheme,
    @Nullable String host,
    String target,
    @Nullable InetAddress remote,
    boolean inSession,
    Function<String, @Nullable String> headers,
    int maxTarget) {
  /** For a request whose target may grow. */
  public static final int ANY_LENGTH = Integer.MAX_VALUE;

  /** For a request without header fields. */
  public static final Function<String, @Nullable String> NO_HEADERS = name -> null;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** A request to a server that takes targets of {@link #ANY_LENGTH}. */
  public DistributionRequest(
      String method,
      Scheme scheme,
      @Nullable String host,
      String target,
      @Nullable InetAddress remote,
      boolean inSession,
      Function<String, @Nullable String> headers) {
    this(method, scheme, host, target, remote, inSession, headers, ANY_LENGTH);
  }

  /**
   * What the several lines of the header field {@code name} say in one (RFC 9110 5.3; for {@code
   * Cookie} RFC 9113 8.2.3); null if there are none.
   */
  public static @Nullable String joined(String name, List<String> values) {
    if (values.isEmpty()) {
      return null;
    }
    return values.size() == 1
        ? values.get(0)
        : String.join(Ascii.equalsIgnoreCase(name, "Cookie") ? "; " : ", ", values);
  }

  /**
   * {@code target} in US-ASCII, for servers that read each byte of the request line as one
   * character (ISO 8859-1): a character from U+0080 to U+00FF becomes its byte in percent-encoding
   * (RFC 3986 2.1); other characters stay.
   *
   * @return the same object if there is nothing to encode
   */
  public static String asciiTarget(String target) {
    int bits = 0;
    for (int i = 0; i < target.length(); i++) {
      bits |= target.charAt(i);
    }
    if (bits < 0x80) {
      return target;
    }
    StringBuilder ascii = new StringBuilder(target.length() + 16);
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c < 0x80 || c > 0xff) {
        ascii.append(c);
      } else {
        ascii.append('%').append(HEX.toHighHexDigit(c)).append(HEX.toLowHexDigit(c));
      }
    }
    return ascii.toString();
  }

  /** The value of the header field {@code name}, of all its lines; null if there is none. */
  public @Nullable String header(String name) {
    return headers.apply(name);
  }
}
