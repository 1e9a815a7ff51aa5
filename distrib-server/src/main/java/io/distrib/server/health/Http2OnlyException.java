package io.distrib.server.health;

/** A site speaks HTTP/2 and nothing else. */
final class Http2OnlyException extends Exception {
  static final String TEXT = "speaks HTTP/2 only: set health.protocol to h2";

  private static final long serialVersionUID = 1L;

  Http2OnlyException() {
    super(TEXT);
  }
}
