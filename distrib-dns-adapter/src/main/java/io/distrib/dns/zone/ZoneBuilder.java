package io.distrib.dns.zone;

import io.distrib.dns.message.Names;
import io.distrib.dns.zonefile.ZoneFileReader;
import io.distrib.dns.zonefile.ZoneFileRecord;
import io.distrib.naming.NamingService;
import io.distrib.topology.DnsName;
import io.distrib.topology.Fault;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** Puts a {@link Zone} together. <em>Confined to one thread.</em> */
public final class ZoneBuilder {
  private static final Duration MAX_TTL = Duration.ofSeconds(Integer.MAX_VALUE);

  private final DnsName apex;
  private final List<NamingService> namings = new ArrayList<>();
  private final List<Record> addresses = new ArrayList<>();
  private final List<DnsName> children = new ArrayList<>();
  private List<DnsName> nameservers = List.of();
  private @Nullable Path zoneFile;
  private Duration negativeTtl = Duration.ofSeconds(30);
  private boolean hasHttps = true;

  ZoneBuilder(DnsName apex, NamingService naming) {
    this.apex = apex;
    namings.add(naming);
  }

  /** One more naming service with names in this zone: another pool's. */
  public ZoneBuilder naming(NamingService value) {
    namings.add(value);
    return this;
  }

  /** One more zone of the same server that lies in this one: names in it are not this zone's. */
  public ZoneBuilder child(DnsName value) {
    children.add(value);
    return this;
  }

  /**
   * The zone's nameservers, the first of them the primary. Default: {@code ns} in this zone. NS
   * records in the zone file go before.
   */
  public ZoneBuilder nameservers(List<DnsName> value) {
    nameservers = List.copyOf(value);
    return this;
  }

  /**
   * One more address of a nameserver in this zone. Default for those that have none, here or in the
   * zone file: the addresses on which the server listens.
   */
  public ZoneBuilder nameserverAddress(DnsName nameserver, InetAddress address) {
    addresses.add(AddressRecords.of(Names.of(nameserver), ZoneBasics.TTL_SECONDS, address));
    return this;
  }

  /** Further static records: a master file (RFC 1035 5), read when the zone is built. */
  public ZoneBuilder zoneFile(Path value) {
    zoneFile = value;
    return this;
  }

  /**
   * How long it may be believed that there is no such name or record (RFC 2308). Default: 30 s. An
   * SOA in the zone file goes before.
   *
   * @throws IllegalArgumentException if it is negative or over 2^31-1 s
   */
  public ZoneBuilder negativeTtl(Duration value) {
    if (value.isNegative() || value.compareTo(MAX_TTL) > 0) {
      throw new IllegalArgumentException(value + " (expected 0 to 2147483647 seconds)");
    }
    negativeTtl = value;
    return this;
  }

  /**
   * Whether names of sites, groups and pool have an HTTPS record, whose hints agree with A and AAAA
   * (D7, RFC 9460). Default: yes. A browser that sees one uses https for the name, also where it is
   * told http (RFC 9460 9.5): turn it off when the sites speak http only.
   */
  public ZoneBuilder https(boolean value) {
    hasHttps = value;
    return this;
  }

  /**
   * The zone.
   *
   * @throws InvalidZoneException with every fault
   */
  public Zone build() {
    List<Fault> faults = new ArrayList<>();
    Name origin = Names.of(apex);
    List<ZoneFileRecord> written =
        zoneFile == null ? List.of() : ZoneFileReader.read(zoneFile, origin, faults);
    List<Record> records = new ArrayList<>(addresses);
    written.forEach(each -> records.add(each.record()));
    long serial = ZoneSerial.of(records, named(), List.of(nameservers, negativeTtl, hasHttps));
    ZoneBasics basics = new ZoneBasics(origin, nameservers, negativeTtl, serial);
    records.addAll(basics.missingFrom(records));
    RecordPlaces places = new RecordPlaces(written, "zone " + apex);
    ZoneData data = new ZoneData(origin, records, named());
    faults.addAll(ZoneChecks.faults(data, records, places));
    if (!faults.isEmpty()) {
      throw new InvalidZoneException(faults);
    }
    return new Zone(origin, records, named(), hasHttps, ZoneHints.of(data, records, places));
  }

  private List<PoolNameBinding> named() {
    return namings.stream()
        .flatMap(naming -> PoolNameBinding.of(naming).stream())
        .filter(binding -> children.stream().noneMatch(binding.name()::isWithin))
        .toList();
  }
}
