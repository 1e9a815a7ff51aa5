package io.distrib.adapter.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/**
 * The application behind the adapter under test. It reads the request to its end and responds with
 * status 200, the field {@code Content-Length}, no other field of its own, and {@link #page} as the
 * body; to a HEAD request with the same fields and no body.
 */
public final class EchoApplication {
  private static final String LIVE = "live";

  private EchoApplication() {}

  /**
   * Whether a request belongs to a live session (H0).
   *
   * @param cookie the value of its {@code Cookie} field; null if it has none
   */
  public static boolean isInSession(@Nullable String cookie) {
    return LIVE.equals(cookie);
  }

  /**
   * The body of the response, in ISO 8859-1.
   *
   * @param target the target that the application sees: without its marker
   */
  public static byte[] page(String target) {
    return text(target).getBytes(ISO_8859_1);
  }

  static String text(String target) {
    return "saw " + target;
  }
}
