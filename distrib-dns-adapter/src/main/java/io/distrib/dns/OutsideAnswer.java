package io.distrib.dns;

import io.distrib.topology.DnsName;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** Answers for a name outside all zones (D4). <em>Immutable, thread-safe.</em> */
final class OutsideAnswer {
  private static final long TTL_SECONDS = 518_400;

  private final Outside outside;
  private final List<Record> root;
  private final boolean isRecursing;

  /**
   * Refers, if it does, to {@code nameservers} as those of the root.
   *
   * @param isRecursing whether others, who do not come here, have names looked up
   */
  OutsideAnswer(Outside outside, List<DnsName> nameservers, boolean isRecursing) {
    this.outside = outside;
    this.root = nameservers.stream().map(OutsideAnswer::root).toList();
    this.isRecursing = isRecursing;
  }

  void answer(Query query, Reply reply) {
    switch (outside) {
      case REFUSE -> reply.refuse(why(query));
      case REFER -> reply.refer(root, List.of());
    }
  }

  /** Who desires recursion, which others get, is told that it is not for him (RFC 8914 4.19). */
  private int why(Query query) {
    return isRecursing && query.header().isRecursionDesired()
        ? ExtendedErrorCodeOption.PROHIBITED
        : ExtendedErrorCodeOption.NOT_AUTHORITATIVE;
  }

  private static Record root(DnsName nameserver) {
    return new NSRecord(Name.root, DClass.IN, TTL_SECONDS, Names.of(nameserver));
  }
}
