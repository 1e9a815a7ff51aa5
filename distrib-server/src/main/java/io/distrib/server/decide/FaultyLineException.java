package io.distrib.server.decide;

/** Thrown for a line that is no request; the message says why, for people. */
final class FaultyLineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final JsonId id;

  /** A line whose id could not be read. */
  FaultyLineException(String message) {
    this(JsonId.NULL, message);
  }

  FaultyLineException(JsonId id, String message) {
    super(message);
    this.id = id;
  }

  /** The id of the request, as far as it could be read. */
  JsonId id() {
    return id;
  }
}
