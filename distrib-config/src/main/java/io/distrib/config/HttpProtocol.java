package io.distrib.config;

/** The version of HTTP that a probe speaks. */
public enum HttpProtocol {
  /** HTTP/1.1 (RFC 9112). */
  HTTP_1_1("http/1.1"),
  /** HTTP/2 (RFC 9113): agreed on in TLS, known beforehand without TLS. */
  H2("h2");

  private final String text;

  HttpProtocol(String text) {
    this.text = text;
  }

  /** The word that stands for it in a configuration, and its name in ALPN (RFC 7301). */
  public String text() {
    return text;
  }
}
