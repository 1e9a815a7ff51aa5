package io.distrib.dns.zone;

import io.distrib.dns.message.Names;
import io.distrib.topology.DnsName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/**
 * The records that no zone can be without: its SOA and NS (RFC 1034 4.2.1). <em>Immutable.</em>
 *
 * @param nameservers the first is the primary; none means {@code ns} below the apex
 * @param negativeTtl how long a negative answer is kept, the lesser of the SOA's own TTL and its
 *     MINIMUM (RFC 2308 5): the SOA's TTL, for checkers fault a MINIMUM below 300 s
 * @param serial the SOA's, 32 bits
 */
record ZoneBasics(Name apex, List<DnsName> nameservers, Duration negativeTtl, long serial) {
  /** How long NS records and nameservers' addresses may be kept. */
  static final long TTL_SECONDS = 3_600;

  /** Nobody copies the zone, so these are what checkers such as Zonemaster expect. */
  private static final long REFRESH_SECONDS = 14_400;

  private static final long RETRY_SECONDS = 3_600;
  private static final long EXPIRE_SECONDS = 604_800;
  private static final long MIN_MINIMUM_SECONDS = 300;

  /** The SOA if {@code records} have none, and the NS records if they have none at the apex. */
  List<Record> missingFrom(List<Record> records) {
    List<Name> servers = servers();
    List<Record> missing = new ArrayList<>();
    if (!has(records, Type.NS)) {
      servers.forEach(server -> missing.add(new NSRecord(apex, DClass.IN, TTL_SECONDS, server)));
    }
    if (!has(records, Type.SOA)) {
      missing.add(soa(primary(records, servers)));
    }
    return missing;
  }

  private List<Name> servers() {
    return nameservers.isEmpty()
        ? List.of(below("ns"))
        : nameservers.stream().map(Names::of).toList();
  }

  private Name primary(List<Record> records, List<Name> servers) {
    return records.stream()
        .filter(record -> isAtApex(record, Type.NS))
        .map(record -> ((NSRecord) record).getTarget())
        .findFirst()
        .orElse(servers.get(0));
  }

  private SOARecord soa(Name primary) {
    long negative = negativeTtl.toSeconds();
    return new SOARecord(
        apex,
        DClass.IN,
        negative,
        primary,
        below("hostmaster"),
        serial,
        REFRESH_SECONDS,
        RETRY_SECONDS,
        EXPIRE_SECONDS,
        Math.max(negative, MIN_MINIMUM_SECONDS));
  }

  private Name below(String label) {
    return Name.fromConstantString(label + "." + apex);
  }

  private boolean has(List<Record> records, int type) {
    return records.stream().anyMatch(record -> isAtApex(record, type));
  }

  private boolean isAtApex(Record record, int type) {
    return record.getType() == type && record.getName().equals(apex);
  }
}
