package io.distrib.dns;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads each query, once; what is none gets silence. <em>Thread-safe.</em> */
final class MessageHandler implements PacketHandler {
  private final QueryHandler next;

  MessageHandler(QueryHandler next) {
    this.next = next;
  }

  @Override
  public @Nullable LaterReply handle(
      ByteBuffer message, InetAddress client, Transport transport, ByteBuffer reply) {
    int octets = message.remaining();
    Query query = QueryReader.read(message);
    return query == null ? null : next.handle(query, octets, client, transport, reply);
  }
}
