package io.distrib.dns.fast;

import io.distrib.dns.Sockets;
import io.distrib.dns.TestZones;
import io.distrib.dns.answer.AnswerHandler;
import io.distrib.dns.answer.Identity;
import io.distrib.dns.answer.OutsideAnswer;
import io.distrib.dns.answer.ReplyOptions;
import io.distrib.dns.answer.Responder;
import io.distrib.dns.guard.Cookies;
import io.distrib.dns.message.MessageHandler;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.zone.LiveZones;
import io.distrib.dns.zone.Zone;
import io.distrib.dns.zone.Zones;
import io.distrib.naming.NamingService;
import io.distrib.spi.Clock;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import io.distrib.topology.WhenNone;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** One of two systems that are the same in all but the way of a packet. */
final class TwinService {
  private static final int MANY = 16;

  private final Clock clock;
  private final long seed;
  private final NamingService sites;
  private final NamingService many;

  TwinService(Balance balance, Clock clock, long seed) {
    this.clock = clock;
    this.seed = seed;
    this.sites = service(TestZones.sitesByClient().balance(balance).build());
    this.many = service(manySites(balance));
  }

  /** Of two sites. */
  NamingService sites() {
    return sites;
  }

  /** Of enough sites that an answer with all of them does not fit into 512 bytes. */
  NamingService many() {
    return many;
  }

  /** The way of a packet with quick answers, or without. */
  PacketHandler handler(boolean isFast) {
    Zones zones = zones();
    Responder responder =
        new Responder(
            new LiveZones(zones), OutsideAnswer.refusing(false), new Identity(new byte[0]));
    Cookies cookies = new Cookies(List.of(new byte[Cookies.SECRET_BYTES]), clock);
    ReplyOptions options = new ReplyOptions(cookies, new byte[] {'x'}, Duration.ofSeconds(10));
    PacketHandler slow = new MessageHandler(new AnswerHandler(responder, options));
    return isFast ? new FastPath(new LiveNames(NameTable.of(zones)), slow) : slow;
  }

  private Zones zones() {
    Zone zone = Zone.builder(TestZones.APEX, sites).naming(many).build();
    Zone sub = Zone.builder(DnsName.of("sub.example.test"), many).https(false).build();
    return Zones.servedAt(List.of(Sockets.free()), List.of(zone, sub));
  }

  private NamingService service(Topology topology) {
    SplittableRandom random = new SplittableRandom(seed);
    return NamingService.builder(topology).clock(clock).random(random::nextLong).build();
  }

  private static Topology manySites(Balance balance) {
    TopologyBuilder builder =
        TopologyBuilder.pool("many.example.test")
            .balance(balance)
            .answers(MANY)
            .whenNone(WhenNone.SERVFAIL)
            .site("deep", "deep.sub.example.test", "203.0.113.1")
            .site("long", "a-label-of-some-length.another-label.sub.example.test", "2001:db8::77");
    for (int i = 1; i <= MANY; i++) {
      String number = "s" + i;
      builder.site(
          number,
          site ->
              site.name(number + ".many.example.test")
                  .address("198.51.100." + number.substring(1))
                  .address("198.51.101." + number.substring(1))
                  .address("198.51.102." + number.substring(1)));
    }
    return builder.build();
  }
}
