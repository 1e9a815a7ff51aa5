package io.distrib.model;

import com.google.common.base.Ascii;
import java.util.Optional;

/** The schemes that are redirected. */
public enum Scheme {
  /** Plain. */
  HTTP("http", 80),
  /** Under TLS. */
  HTTPS("https", 443);

  private final String text;
  private final int defaultPort;

  Scheme(String text, int defaultPort) {
    this.text = text;
    this.defaultPort = defaultPort;
  }

  /** The scheme that {@code text} names, in any case. */
  public static Optional<Scheme> parse(String text) {
    if (Ascii.equalsIgnoreCase(text, HTTP.text)) {
      return Optional.of(HTTP);
    }
    return Ascii.equalsIgnoreCase(text, HTTPS.text) ? Optional.of(HTTPS) : Optional.empty();
  }

  /** As it stands in a URI, in lower case. */
  public String text() {
    return text;
  }

  /** The port that a URI leaves out. */
  public int defaultPort() {
    return defaultPort;
  }
}
