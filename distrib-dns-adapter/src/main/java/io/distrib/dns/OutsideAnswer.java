package io.distrib.dns;

import io.distrib.model.DnsName;
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

  /** Refers, if it does, to {@code nameservers} as those of the root. */
  OutsideAnswer(Outside outside, List<DnsName> nameservers) {
    this.outside = outside;
    this.root = nameservers.stream().map(OutsideAnswer::root).toList();
  }

  void answer(Reply reply) {
    switch (outside) {
      case REFUSE -> reply.refuse(ExtendedErrorCodeOption.NOT_AUTHORITATIVE);
      case REFER -> reply.refer(root, List.of());
    }
  }

  private static Record root(DnsName nameserver) {
    return new NSRecord(Name.root, DClass.IN, TTL_SECONDS, Names.of(nameserver));
  }
}
