package io.distrib.dns.guard;

import io.distrib.dns.packet.DeferredReply;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.ProxyHeader;
import io.distrib.dns.packet.Transport;
import io.distrib.topology.ClientNetwork;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has the handlers behind it see the client that a listed front tells of in the header of each
 * datagram; what a front sends without a good header is dropped. For all others a header is a part
 * of their message. <em>Thread-safe.</em>
 */
public final class ProxiedClients implements PacketHandler {
  private final List<ClientNetwork> proxies;
  private final PacketHandler next;

  public ProxiedClients(List<ClientNetwork> proxies, PacketHandler next) {
    this.proxies = proxies;
    this.next = next;
  }

  @Override
  public @Nullable DeferredReply handle(
      ByteBuffer query, InetAddress client, Transport transport, ByteBuffer reply) {
    if (transport == Transport.TCP || !ClientNetwork.anyContains(proxies, client)) {
      return next.handle(query, client, transport, reply);
    }
    if (ProxyHeader.status(query) != ProxyHeader.Status.WHOLE) {
      return null;
    }
    InetAddress told = ProxyHeader.readClient(query);
    return next.handle(query, told == null ? client : told, transport, reply);
  }
}
