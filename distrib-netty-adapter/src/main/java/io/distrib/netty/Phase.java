package io.distrib.netty;

/** What a connection does with the next message from the client. */
enum Phase {
  /** The message begins a request. */
  AWAITING_REQUEST,
  /** The message waits until the request before it is decided. */
  DECIDING,
  /** The message goes to the application, as part of the current request. */
  FORWARDING,
  /** The message waits until the application has answered. */
  AWAITING_RESPONSE,
  /** The message is discarded, as part of a request that the handler has answered. */
  DISCARDING,
  /** The message is discarded: the connection ends. */
  ENDING,
  /** The message goes to the application: it belongs to another protocol. */
  SWITCHED
}
