package io.distrib.dns.recursion;

import io.distrib.dns.message.Edns;
import io.distrib.dns.message.Query;
import io.distrib.dns.message.Question;
import io.distrib.dns.packet.Transport;
import java.net.InetAddress;
import java.util.Objects;

/**
 * One client's query for a name outside all zones. <em>Immutable.</em>
 *
 * @param query well-formed, with a question
 * @param bytes how long it was
 */
record ForwardedQuery(Query query, InetAddress client, Transport transport, int bytes) {
  private static final int CD = 0x0010;

  /** In the case in which it was asked. */
  Question question() {
    return Objects.requireNonNull(query.question());
  }

  /** Whether the client checks signatures itself (RFC 4035 3.2.2). */
  boolean isCheckingDisabled() {
    return (query.header().flags() & CD) != 0;
  }

  /** The maximum size of its reply. */
  int maxReplyBytes() {
    return query.maxReplyBytes(transport);
  }

  /** What has to be looked up for it. */
  LookupKey key() {
    Edns edns = query.edns();
    boolean isDnssecOk = edns != null && edns.isDnssecOk();
    return new LookupKey(question(), isDnssecOk, isCheckingDisabled(), transport);
  }
}
