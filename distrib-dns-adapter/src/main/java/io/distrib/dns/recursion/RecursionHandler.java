package io.distrib.dns.recursion;

import io.distrib.dns.answer.Refusals;
import io.distrib.dns.message.Query;
import io.distrib.dns.message.QueryHandler;
import io.distrib.dns.message.Question;
import io.distrib.dns.packet.DeferredReply;
import io.distrib.dns.packet.Transport;
import io.distrib.dns.zone.LiveZones;
import io.distrib.topology.ClientNetwork;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forwards queries for names outside all zones, for the clients who may have that and desire it
 * (RD, D4); it hands on all others. <em>Thread-safe.</em>
 */
public final class RecursionHandler implements QueryHandler {
  private final List<ClientNetwork> clients;
  private final LiveZones zones;
  private final Forwarder forwarder;
  private final ForwardedReplies replies;
  private final QueryHandler next;

  public RecursionHandler(
      List<ClientNetwork> clients,
      LiveZones zones,
      Forwarder forwarder,
      ForwardedReplies replies,
      QueryHandler next) {
    this.clients = clients;
    this.zones = zones;
    this.forwarder = forwarder;
    this.replies = replies;
    this.next = next;
  }

  @Override
  public @Nullable DeferredReply handle(
      Query query, int queryBytes, InetAddress client, Transport transport, ByteBuffer reply) {
    if (!isServed(query, client) || !isOutside(query)) {
      return next.handle(query, queryBytes, client, transport, reply);
    }
    ForwardedQuery forwarded = new ForwardedQuery(query, client, transport, queryBytes);
    return path -> forwarder.begin(new PendingClient(forwarded, path, replies));
  }

  private boolean isServed(Query query, InetAddress client) {
    return query.header().isRecursionDesired() && ClientNetwork.anyContains(clients, client);
  }

  private boolean isOutside(Query query) {
    Question question = query.question();
    return question != null && Refusals.of(query) == null && zones.now().find(question) == null;
  }
}
