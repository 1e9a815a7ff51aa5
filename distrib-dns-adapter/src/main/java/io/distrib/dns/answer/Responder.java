package io.distrib.dns.answer;

import io.distrib.dns.message.ClientSubnet;
import io.distrib.dns.message.Edns;
import io.distrib.dns.message.Query;
import io.distrib.dns.message.Question;
import io.distrib.dns.message.Reply;
import io.distrib.dns.zone.LiveZones;
import io.distrib.dns.zone.Zone;
import java.net.InetAddress;

/** Decides what one query is answered with. <em>Thread-safe.</em> */
public final class Responder {
  private final LiveZones zones;
  private final OutsideAnswer outside;
  private final Identity identity;

  public Responder(LiveZones zones, OutsideAnswer outside, Identity identity) {
    this.zones = zones;
    this.outside = outside;
    this.identity = identity;
  }

  /**
   * The reply to {@code query}.
   *
   * @param source where it came from; the client, unless the query names the client's network
   */
  Reply respond(Query query, InetAddress source) {
    Reply refusal = Refusals.of(query);
    Question question = query.question();
    if (refusal != null || question == null) {
      return refusal == null ? new Reply() : identity.replyOr(refusal, query);
    }
    Reply reply = new Reply();
    Zone zone = zones.now().find(question);
    if (zone == null) {
      outside.answer(query, reply);
    } else {
      zone.answer(question, client(query, source), reply);
    }
    return reply;
  }

  private static InetAddress client(Query query, InetAddress source) {
    Edns edns = query.edns();
    ClientSubnet subnet = edns == null ? null : edns.subnet();
    InetAddress network = subnet == null ? null : subnet.address();
    return network == null ? source : network;
  }
}
