package io.distrib.model;

/**
 * The header fields in which proxies say on whose behalf they ask. A pool reads one kind only: a
 * proxy that writes the one may pass on the other as the client sent it.
 */
public enum ProxyHeaders {
  /** {@code Forwarded} (RFC 7239). */
  FORWARDED("forwarded"),
  /** {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and {@code -Port}. */
  X_FORWARDED("x-forwarded");

  private final String text;

  ProxyHeaders(String text) {
    this.text = text;
  }

  /** The word that stands for it in a configuration. */
  public String text() {
    return text;
  }
}
