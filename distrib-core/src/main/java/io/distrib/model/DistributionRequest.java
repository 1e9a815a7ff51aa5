package io.distrib.model;

import java.net.InetAddress;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter knows of a request, as it came: nothing decoded, nothing tidied.
 * <em>Immutable</em>, as far as {@code headers} is.
 *
 * @param method the method, in its own case
 * @param scheme the scheme under which the client asked
 * @param host the value of the Host field, or {@code :authority}; several values joined by {@code
 *     ", "}; null if there is none
 * @param target the request target, raw: origin form, absolute form or {@code *} (RFC 9112 3.2)
 * @param remote the client's address; null if it is not known
 * @param inSession whether the request belongs to a live session (H0)
 * @param headers the value of a header field by its name in any case; null if absent, the first if
 *     there are several; a {@code Cookie} field that HTTP/2 has split is whole (RFC 9113 8.2.3)
 */
public record DistributionRequest(
    String method,
    Scheme scheme,
    @Nullable String host,
    String target,
    @Nullable InetAddress remote,
    boolean inSession,
    Function<String, @Nullable String> headers) {
  /** For a request without header fields. */
  public static final Function<String, @Nullable String> NO_HEADERS = name -> null;

  /** The first value of the header field {@code name}; null if there is none. */
  public @Nullable String header(String name) {
    return headers.apply(name);
  }
}
