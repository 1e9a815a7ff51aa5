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
 * Has names outside all zones looked up, for those who may have it and desire it (D4); all else it
 * hands on untouched. <em>Thread-safe.</em>
 */
public final class RecursionHandler implements QueryHandler {
  private final List<ClientNetwork> clients;
  private final LiveZones zones;
  private final Forwarder lookups;
  private final ForwardedReplies replies;
  private final QueryHandler next;

  public RecursionHandler(
      List<ClientNetwork> clients,
      LiveZones zones,
      Forwarder lookups,
      ForwardedReplies replies,
      QueryHandler next) {
    this.clients = clients;
    this.zones = zones;
    this.lookups = lookups;
    this.replies = replies;
    this.next = next;
  }

  @Override
  public @Nullable DeferredReply handle(
      Query query, int queryOctets, InetAddress client, Transport transport, ByteBuffer reply) {
    if (!isServed(query, client) || !isOutside(query)) {
      return next.handle(query, queryOctets, client, transport, reply);
    }
    ForwardedQuery inquiry = new ForwardedQuery(query, client, transport, queryOctets);
    return path -> lookups.begin(new PendingClient(inquiry, path, replies));
  }

  private boolean isServed(Query query, InetAddress client) {
    return query.header().isRecursionDesired() && ClientNetwork.anyContains(clients, client);
  }

  private boolean isOutside(Query query) {
    Question question = query.question();
    return question != null && Refusals.of(query) == null && zones.now().find(question) == null;
  }
}
