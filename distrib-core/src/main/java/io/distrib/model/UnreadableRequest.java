package io.distrib.model;

/** Why a server could not read the head of a request. */
public enum UnreadableRequest {
  /** It is not HTTP (RFC 9112 2.2). */
  MALFORMED(400),
  /** Its target is longer than the server takes (RFC 9112 3). */
  TARGET_TOO_LONG(414),
  /** Its header fields are longer than the server takes (RFC 6585 5). */
  FIELDS_TOO_LONG(431);

  private final int status;

  UnreadableRequest(int status) {
    this.status = status;
  }

  /** The status code of the answer. */
  public int status() {
    return status;
  }
}
