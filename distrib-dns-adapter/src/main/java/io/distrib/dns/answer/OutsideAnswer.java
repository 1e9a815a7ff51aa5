package io.distrib.dns.answer;

import io.distrib.dns.message.Names;
import io.distrib.dns.message.Query;
import io.distrib.dns.message.Reply;
import io.distrib.topology.DnsName;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** Answers for a name outside all zones (D4). <em>Immutable, thread-safe.</em> */
public final class OutsideAnswer {
  private static final long TTL_SECONDS = 518_400;

  private final boolean isReferring;
  private final List<Record> root;
  private final boolean isRecursing;

  private OutsideAnswer(boolean isReferring, List<DnsName> nameservers, boolean isRecursing) {
    this.isReferring = isReferring;
    this.root = nameservers.stream().map(OutsideAnswer::root).toList();
    this.isRecursing = isRecursing;
  }

  /**
   * Refuses.
   *
   * @param isRecursing whether others, who do not come here, have names looked up
   */
  public static OutsideAnswer refusing(boolean isRecursing) {
    return new OutsideAnswer(false, List.of(), isRecursing);
  }

  /** Refers to {@code nameservers} as those of the root. */
  public static OutsideAnswer referring(List<DnsName> nameservers) {
    return new OutsideAnswer(true, nameservers, false);
  }

  void answer(Query query, Reply reply) {
    if (isReferring) {
      reply.refer(root, List.of());
    } else {
      reply.refuse(reason(query));
    }
  }

  /** A client that desires recursion, which only others get, is prohibited (RFC 8914 4.19). */
  private int reason(Query query) {
    return isRecursing && query.header().isRecursionDesired()
        ? ExtendedErrorCodeOption.PROHIBITED
        : ExtendedErrorCodeOption.NOT_AUTHORITATIVE;
  }

  private static Record root(DnsName nameserver) {
    return new NSRecord(Name.root, DClass.IN, TTL_SECONDS, Names.of(nameserver));
  }
}
