package io.distrib.dns.fast;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.net.InetAddresses;
import io.distrib.dns.Sockets;
import io.distrib.dns.TestZones;
import io.distrib.dns.Wire;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import io.distrib.dns.zone.Zone;
import io.distrib.dns.zone.Zones;
import io.distrib.model.RecordKind;
import io.distrib.naming.NamingService;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/**
 * Every set of live addresses of a small pool, through the fast path: an answer holds live
 * addresses only while one lives, and A, AAAA and HTTPS name one site (D7, D13, D14).
 */
class LiveAddressesTest {
  private static final String POOL = "app.example.test";
  private static final PacketHandler NOT_FAST =
      (query, client, transport, reply) -> {
        throw new AssertionError("not answered by the fast path");
      };
  private static final List<InetAddress> CLIENTS =
      List.of(
          InetAddresses.forString("198.51.100.7"),
          InetAddresses.forString("203.0.113.9"),
          InetAddresses.forString("2001:db8:7::7"));

  private final Topology topology =
      TopologyBuilder.pool(POOL)
          .site("a", "a.example.test", "192.0.2.11", "192.0.2.12", "2001:db8::11")
          .site("b", "b.example.test", "192.0.2.21", "2001:db8::21")
          .site("c", "c.example.test", "192.0.2.31")
          .build();
  private final List<Site> sites = topology.sites();
  private final List<InetAddress> all =
      sites.stream().flatMap(site -> site.addresses().stream()).toList();
  private PacketHandler handler = NOT_FAST;

  @Test
  void everySetOfLiveAddresses() {
    for (int set = 0; set < 1 << all.size(); set++) {
      Set<InetAddress> live = live(set);
      for (InetAddress client : CLIENTS) {
        checkPool(live, ask(POOL, client));
        for (int i = 0; i < sites.size(); i++) {
          checkSite(i, live, ask(sites.get(i).name().text(), client));
        }
      }
    }
  }

  private void checkPool(Set<InetAddress> live, Map<RecordKind, List<InetAddress>> answers) {
    Set<InetAddress> may = live.isEmpty() ? new HashSet<>(all) : live;
    Set<InetAddress> named = new HashSet<>();
    answers.values().forEach(named::addAll);
    assertThat(may).as("live").containsAll(named);
    assertThat(named).isNotEmpty();
    List<Site> eligible = eligible(may);
    boolean canAgree =
        eligible.stream().anyMatch(site -> hasBoth(of(site, may)))
            || eligible.stream().noneMatch(site -> has(of(site, may), isIpv4()))
            || eligible.stream().allMatch(site -> has(of(site, may), isIpv4()));
    if (canAgree) {
      assertThat(eligible)
          .as("one of them for %s of %s", answers, may)
          .anySatisfy(
              site -> {
                List<InetAddress> own = of(site, may);
                assertThat(answers).isEqualTo(answersOf(own));
              });
    } else {
      assertThat(answers.values()).allSatisfy(answer -> assertThat(answer).isNotEmpty());
    }
  }

  /** The unimpaired ones of those that live; if there are none, the impaired ones. */
  private List<Site> eligible(Set<InetAddress> live) {
    List<Site> alive = sites.stream().filter(site -> !of(site, live).isEmpty()).toList();
    List<Site> whole =
        alive.stream()
            .filter(
                site ->
                    has(of(site, live), isIpv4()) == has(site.addresses(), isIpv4())
                        && has(of(site, live), isIpv4().negate())
                            == has(site.addresses(), isIpv4().negate()))
            .toList();
    return whole.isEmpty() ? alive : whole;
  }

  /** D2: its own site while that lives, else the next one; all of its own if nothing lives. */
  private void checkSite(
      int place, Set<InetAddress> live, Map<RecordKind, List<InetAddress>> answers) {
    List<InetAddress> expected = sites.get(place).addresses();
    for (int i = sites.size() - 1; i >= 0; i--) {
      List<InetAddress> own = of(sites.get((place + i) % sites.size()), live);
      expected = own.isEmpty() ? expected : own;
    }
    assertThat(answers).isEqualTo(answersOf(expected));
  }

  private static Map<RecordKind, List<InetAddress>> answersOf(List<InetAddress> addresses) {
    return Map.of(
        RecordKind.A, addresses.stream().filter(isIpv4()).toList(),
        RecordKind.AAAA, addresses.stream().filter(isIpv4().negate()).toList(),
        RecordKind.HTTPS, addresses);
  }

  /** Has a naming service that knows nothing yet learn which addresses live. */
  private Set<InetAddress> live(int set) {
    NamingService naming = NamingService.builder(topology).build();
    handler = handler(naming);
    Set<InetAddress> live = new HashSet<>();
    for (Site site : sites) {
      ask(site.name().text(), CLIENTS.get(0));
      for (InetAddress address : site.addresses()) {
        boolean isLive = (set >> all.indexOf(address) & 1) == 1;
        naming.recordProbe(site.id(), address, isLive, isLive ? "answers" : "fails");
        if (isLive) {
          live.add(address);
        }
      }
    }
    return live;
  }

  private Map<RecordKind, List<InetAddress>> ask(String name, InetAddress client) {
    Map<RecordKind, List<InetAddress>> answers = new EnumMap<>(RecordKind.class);
    for (RecordKind kind : RecordKind.values()) {
      ByteBuffer reply = ByteBuffer.allocate(Transport.UDP.maxBytes());
      handler.handle(
          ByteBuffer.wrap(Wire.edns(name, kind.name(), 1232)), client, Transport.UDP, reply);
      byte[] bytes = new byte[reply.flip().remaining()];
      reply.get(bytes);
      answers.put(kind, addresses(Wire.parse(bytes)));
    }
    return answers;
  }

  /** Those of A and AAAA records, and those of hints; no answer has the SOA. */
  private static List<InetAddress> addresses(Message reply) {
    List<InetAddress> found = new ArrayList<>();
    String records = Wire.records(reply, Section.ANSWER);
    for (String word : Splitter.onPattern("[ ,=]+").split(records)) {
      if (InetAddresses.isInetAddress(word)) {
        found.add(InetAddresses.forString(word));
      }
    }
    if (found.isEmpty()) {
      assertThat(Wire.records(reply, Section.AUTHORITY)).startsWith("SOA");
    }
    return found;
  }

  private static PacketHandler handler(NamingService naming) {
    Zone zone = Zone.builder(TestZones.APEX, naming).build();
    Zones zones = Zones.servedAt(List.of(Sockets.free()), List.of(zone));
    return new FastPath(new LiveNames(NameTable.of(zones)), NOT_FAST);
  }

  private static List<InetAddress> of(Site site, Set<InetAddress> live) {
    return site.addresses().stream().filter(live::contains).toList();
  }

  private static boolean hasBoth(List<InetAddress> addresses) {
    return has(addresses, isIpv4()) && has(addresses, isIpv4().negate());
  }

  private static boolean has(List<InetAddress> addresses, Predicate<InetAddress> family) {
    return addresses.stream().anyMatch(family);
  }

  private static Predicate<InetAddress> isIpv4() {
    return Inet4Address.class::isInstance;
  }
}
