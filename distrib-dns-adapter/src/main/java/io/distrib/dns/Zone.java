package io.distrib.dns;

import io.distrib.NamingService;
import io.distrib.model.DnsName;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/**
 * A part of the name space that this server speaks for: names of a naming service, and static
 * records beside them (D4). <em>Immutable, thread-safe.</em>
 */
public final class Zone {
  private static final Logger LOG = System.getLogger(Zone.class.getName());

  private final ZoneData data;
  private final List<Record> records;
  private final List<NamedHere> named;
  private final boolean hasHttps;
  private final SOARecord negativeSoa;

  Zone(Name apex, List<Record> records, List<NamedHere> named, boolean hasHttps) {
    this.records = List.copyOf(records);
    this.named = named;
    this.hasHttps = hasHttps;
    this.data = new ZoneData(apex, records, named);
    this.negativeSoa = negative((SOARecord) data.top().of(Type.SOA).get(0));
  }

  /**
   * A zone at {@code apex}.
   *
   * @param naming answers for the addresses of the names that it knows; those outside the zone do
   *     not count
   */
  public static ZoneBuilder builder(DnsName apex, NamingService naming) {
    return new ZoneBuilder(apex, naming);
  }

  ZoneData data() {
    return data;
  }

  /** Whether names of sites, groups and pool have an HTTPS record. */
  boolean hasHttps() {
    return hasHttps;
  }

  /** The SOA as a negative answer carries it (RFC 2308 3). */
  SOARecord negativeSoa() {
    return negativeSoa;
  }

  /** This zone, with {@code addresses} for each of its nameservers in it that has none. */
  Zone withNameserversAt(List<InetAddress> addresses) {
    List<Record> all = new ArrayList<>(records);
    for (Name server : serversWithoutAddress()) {
      addresses.forEach(
          address -> all.add(AddressRecords.of(server, ZoneBasics.TTL_SECONDS, address)));
    }
    Zone zone = new Zone(data.apex(), all, named, hasHttps);
    zone.serversWithoutAddress()
        .forEach(server -> LOG.log(Level.WARNING, "nameserver " + server + " has no address"));
    return zone;
  }

  private List<Name> serversWithoutAddress() {
    return data.top().of(Type.NS).stream()
        .map(record -> ((NSRecord) record).getTarget())
        .filter(server -> data.isWithin(server) && !hasAddress(data.find(server)))
        .toList();
  }

  private static boolean hasAddress(@Nullable Node node) {
    return node != null && (node.named() != null || node.has(Type.A) || node.has(Type.AAAA));
  }

  private static SOARecord negative(SOARecord soa) {
    return new SOARecord(
        soa.getName(),
        DClass.IN,
        Math.min(soa.getTTL(), soa.getMinimum()),
        soa.getHost(),
        soa.getAdmin(),
        soa.getSerial(),
        soa.getRefresh(),
        soa.getRetry(),
        soa.getExpire(),
        soa.getMinimum());
  }
}
