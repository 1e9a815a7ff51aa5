package io.distrib.dns.message;

import io.distrib.dns.packet.DeferredReply;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads each query, once; what is none gets silence. <em>Thread-safe.</em> */
public final class MessageHandler implements PacketHandler {
  private final QueryHandler next;

  public MessageHandler(QueryHandler next) {
    this.next = next;
  }

  @Override
  public @Nullable DeferredReply handle(
      ByteBuffer message, InetAddress client, Transport transport, ByteBuffer reply) {
    int bytes = message.remaining();
    Query query = QueryReader.read(message);
    return query == null ? null : next.handle(query, bytes, client, transport, reply);
  }
}
