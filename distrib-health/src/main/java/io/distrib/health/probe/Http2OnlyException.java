package io.distrib.health.probe;

/** A site speaks HTTP/2 and nothing else. */
public final class Http2OnlyException extends Exception {
  /** The message. */
  public static final String TEXT = "speaks HTTP/2 only: set health.protocol to h2";

  private static final long serialVersionUID = 1L;

  /** One with {@link #TEXT} as its message. */
  public Http2OnlyException() {
    super(TEXT);
  }
}
