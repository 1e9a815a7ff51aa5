package io.distrib.dns.zone;

import io.distrib.dns.message.Question;
import io.distrib.dns.message.Reply;
import io.distrib.model.NamingAnswer;
import io.distrib.naming.NamingService;
import io.distrib.topology.DnsName;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private final List<PoolNameBinding> named;
  private final boolean hasHttps;
  private final List<String> hints;
  private final SOARecord negativeSoa;

  Zone(
      Name apex,
      List<Record> records,
      List<PoolNameBinding> named,
      boolean hasHttps,
      List<String> hints) {
    this.records = List.copyOf(records);
    this.named = named;
    this.hasHttps = hasHttps;
    this.hints = List.copyOf(hints);
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

  /**
   * Answers {@code question}, which belongs to this zone: the naming service first, then the static
   * records.
   *
   * @param client by whose network the naming service may choose
   */
  public void answer(Question question, InetAddress client, Reply reply) {
    new ZoneAnswer(this, client, reply).answer(question);
  }

  /**
   * Puts what a naming service has answered into {@code reply}.
   *
   * @return whether {@code question} is answered with that
   */
  public boolean answer(NamingAnswer answer, Question question, Reply reply) {
    return answer.fold(question, new NamingCases(negativeSoa, reply));
  }

  /** Whether names of sites, groups and pool have an HTTPS record. */
  public boolean hasHttps() {
    return hasHttps;
  }

  /** The SOA as a negative answer carries it (RFC 2308 3). */
  SOARecord negativeSoa() {
    return negativeSoa;
  }

  /**
   * What is allowed in this zone, but perhaps not meant, each with its place.
   *
   * @param listening where the server listens
   */
  public List<String> warnings(List<InetSocketAddress> listening) {
    List<String> warnings = new ArrayList<>(hints);
    Zone served = withAddresses(named(listening));
    List<Name> servers = served.ownServers().toList();
    List<Set<String>> addresses = servers.stream().map(served::addresses).distinct().toList();
    served
        .serversWithoutAddress()
        .forEach(server -> warnings.add(place() + "nameserver " + server + " has no address"));
    if (servers.size() > 1 && addresses.size() == 1 && !addresses.get(0).isEmpty()) {
      warnings.add(
          place()
              + "all nameservers in it have the same addresses, "
              + String.join(", ", addresses.get(0))
              + " (expected A and AAAA of each in the zone file)");
    }
    return List.copyOf(warnings);
  }

  private String place() {
    return "zone " + data.apex() + ": warning: ";
  }

  /** This zone, with {@code addresses} for each of its nameservers in it that has none. */
  Zone withNameserversAt(List<InetAddress> addresses) {
    Zone zone = withAddresses(addresses);
    zone.serversWithoutAddress()
        .forEach(server -> LOG.log(Level.WARNING, "nameserver " + server + " has no address"));
    return zone;
  }

  /** Those of {@code listening} that are no wildcards. */
  static List<InetAddress> named(List<InetSocketAddress> listening) {
    return listening.stream()
        .map(InetSocketAddress::getAddress)
        .filter(address -> !address.isAnyLocalAddress())
        .distinct()
        .toList();
  }

  private Zone withAddresses(List<InetAddress> addresses) {
    List<Record> all = new ArrayList<>(records);
    serversWithoutAddress()
        .forEach(
            server ->
                addresses.forEach(
                    address ->
                        all.add(AddressRecords.of(server, ZoneBasics.TTL_SECONDS, address))));
    return new Zone(data.apex(), all, named, hasHttps, hints);
  }

  private Stream<Name> ownServers() {
    return data.top().of(Type.NS).stream()
        .map(record -> ((NSRecord) record).getTarget())
        .filter(data::isWithin);
  }

  private List<Name> serversWithoutAddress() {
    return ownServers().filter(server -> !data.hasAddress(server)).toList();
  }

  /** The static addresses of a name. */
  private Set<String> addresses(Name name) {
    return Stream.of(Type.A, Type.AAAA)
        .flatMap(type -> data.records(name, type).stream())
        .map(Record::rdataToString)
        .collect(Collectors.toCollection(TreeSet::new));
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
