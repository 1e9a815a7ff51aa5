package io.distrib.dns.message;

import io.distrib.dns.packet.DeferredReply;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Answers a query that is read already. Implementations are thread-safe and do not block. */
public interface QueryHandler {
  /**
   * Writes the reply to {@code query}, or promises one, as {@link PacketHandler#handle} does.
   *
   * @param queryBytes the size of the query
   */
  @Nullable DeferredReply handle(
      Query query, int queryBytes, InetAddress client, Transport transport, ByteBuffer reply);
}
