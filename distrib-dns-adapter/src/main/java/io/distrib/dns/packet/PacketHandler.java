package io.distrib.dns.packet;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Turns one query into one reply, or into silence: the seam between the sockets and everything that
 * knows DNS. Handlers stand in a chain: each hands on what it does not answer itself.
 * Implementations are thread-safe and do not block.
 */
public interface PacketHandler {
  /**
   * Writes the reply to {@code query}, if there is one, at the position of {@code reply}; a
   * position that has not moved means silence, unless a reply is promised.
   *
   * @param query one message, from its position to its limit; both may be moved
   * @param reply has room for the largest reply of the transport
   * @return the promise of a reply, which wants to know its way; null if there is nothing to come
   */
  @Nullable DeferredReply handle(
      ByteBuffer query, InetAddress client, Transport transport, ByteBuffer reply);
}
