package io.distrib.netty;

/** What the next message of a connection is for. */
enum Phase {
  /** It begins a request. */
  AWAITING_REQUEST,
  /** It is held until the request before it is decided. */
  DECIDING,
  /** It belongs to the request that the application is reading. */
  PASSING,
  /** It is held until the application has answered. */
  AWAITING_RESPONSE,
  /** It belongs to a request that we answered. */
  DISCARDING,
  /** It comes too late: the connection ends. */
  ENDING,
  /** It is of another protocol. */
  SWITCHED
}
