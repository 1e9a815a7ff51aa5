package io.distrib.dns.packet;

import java.nio.ByteBuffer;

/**
 * The way of a late reply to its client. Two are equal if they lead to the same client by the same
 * socket. Thread-safe; does not block.
 */
public interface ReplyPath {
  /** Sends {@code reply}; what cannot be sent is dropped, as the client may be gone by now. */
  void send(ByteBuffer reply);
}
