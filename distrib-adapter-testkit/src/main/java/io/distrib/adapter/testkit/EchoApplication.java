package io.distrib.adapter.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/**
 * The application behind the adapter under test. It reads the request to its end and responds with
 * status 200, the field {@code Content-Length}, no other field of its own but {@link #cookie}, and
 * {@link #page} as the body; to a HEAD request with the same fields and no body.
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
   * Whether the application, where its server lets it, sets some header field and then has the
   * server remove all that were set, before it responds.
   *
   * @param target the target that the application sees: without its marker
   */
  public static boolean removesFields(String target) {
    return target.equals("/~reset");
  }

  /**
   * Whether the application has the head of the response sent before it writes the body.
   *
   * @param target the target that the application sees: without its marker
   */
  public static boolean sendsHeadEarly(String target) {
    return target.equals("/~early");
  }

  /**
   * The value of the one field {@code Set-Cookie} of the application's own, which it sets in place
   * of all others, where its server knows such a way; null if it sets none.
   *
   * @param target the target that the application sees: without its marker
   */
  public static @Nullable String cookie(String target) {
    return target.equals("/~cookie") ? "own=1; Path=/" : null;
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
