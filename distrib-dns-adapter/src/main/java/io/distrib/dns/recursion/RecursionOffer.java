package io.distrib.dns.recursion;

import io.distrib.dns.packet.DeferredReply;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import io.distrib.topology.ClientNetwork;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets RA (recursion available, RFC 1035 4.1.1) in every reply to a client that may have names
 * looked up. <em>Thread-safe.</em>
 */
public final class RecursionOffer implements PacketHandler {
  private static final int RA_AT = 3;
  private static final int RA = 0x80;

  private final List<ClientNetwork> clients;
  private final PacketHandler next;

  public RecursionOffer(List<ClientNetwork> clients, PacketHandler next) {
    this.clients = clients;
    this.next = next;
  }

  @Override
  public @Nullable DeferredReply handle(
      ByteBuffer query, InetAddress client, Transport transport, ByteBuffer reply) {
    int start = reply.position();
    DeferredReply later = next.handle(query, client, transport, reply);
    if (reply.position() > start && ClientNetwork.anyContains(clients, client)) {
      reply.put(start + RA_AT, (byte) (reply.get(start + RA_AT) | RA));
    }
    return later;
  }
}
