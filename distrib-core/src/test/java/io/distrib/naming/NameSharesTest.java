package io.distrib.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.net.InetAddresses;
import io.distrib.model.LoadSample;
import io.distrib.model.RecordKind;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import io.distrib.topology.TopologyBuilder;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shares of sites that are worked out are those that many choices come to. */
class NameSharesTest {
  private static final int DRAWS = 40_000;
  private static final DnsName POOL = DnsName.of("app.test");
  private static final InetAddress CLIENT = InetAddresses.forString("198.51.100.7");

  private static NamingService naming(Balance balance) {
    return NamingService.builder(
            TopologyBuilder.pool("app.test")
                .balance(balance)
                .site("a", site -> site.name("a.app.test").address("192.0.2.1").weight(3))
                .site("b", site -> site.name("b.app.test").address("2001:db8::2").weight(1))
                .site("c", site -> site.name("c.app.test").address("192.0.2.3").weight(4))
                .build())
        .random(new SplittableRandom(1)::nextLong)
        .build();
  }

  private static Map<String, Double> shares(
      NamingService naming, DnsName name, @Nullable InetAddress client, RecordKind kind) {
    NameVariant variant = naming.find(name).orElseThrow().variants().get(0);
    Map<String, Double> byId = new LinkedHashMap<>();
    variant
        .shares(variant.plan(), client, kind)
        .forEach((site, share) -> byId.put(site.id(), share));
    return byId;
  }

  private static Map<String, Double> drawn(
      NamingService naming, @Nullable InetAddress client, RecordKind kind) {
    NameVariant variant = naming.find(POOL).orElseThrow().variants().get(0);
    AnswerSet plan = variant.plan();
    Map<String, Double> counts = new LinkedHashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      Site site = plan.site(variant.choose(plan, client, kind)).site();
      counts.merge(site.id(), 1.0 / DRAWS, Double::sum);
    }
    return counts;
  }

  @ParameterizedTest
  @EnumSource(names = "CLIENT_HASH", mode = EnumSource.Mode.EXCLUDE)
  void theyAreWhatManyChoicesComeTo(Balance balance) {
    NamingService naming = naming(balance);
    naming.recordLoad("a", new LoadSample(0.9));
    naming.recordLoad("c", new LoadSample(0.2));
    for (RecordKind kind : RecordKind.values()) {
      Map<String, Double> expected = drawn(naming, null, kind);
      Map<String, Double> shares = shares(naming, POOL, CLIENT, kind);
      assertThat(shares).containsOnlyKeys(expected.keySet());
      expected.forEach(
          (id, share) -> assertThat(shares.get(id)).as(id).isCloseTo(share, within(0.015)));
      assertThat(shares.values().stream().mapToDouble(share -> share).sum())
          .isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void aPolicyThatGoesByTheClientHasOneSiteForIt() {
    NamingService naming = naming(Balance.CLIENT_HASH);
    for (int i = 0; i < 50; i++) {
      InetAddress client = InetAddresses.forString("198.51." + i + ".1");
      assertThat(shares(naming, POOL, client, RecordKind.HTTPS))
          .isEqualTo(
              Map.of(drawn(naming, client, RecordKind.HTTPS).keySet().iterator().next(), 1.0));
    }
  }

  @Test
  void aSiteNameHasOneSite() {
    NamingService naming = naming(Balance.WEIGHTED);
    naming.recordProbe("b", false, "test");
    assertThat(shares(naming, DnsName.of("b.app.test"), CLIENT, RecordKind.A))
        .isEqualTo(Map.of("c", 1.0));
    assertThat(shares(naming, POOL, CLIENT, RecordKind.A).keySet()).containsExactly("a", "c");
    naming.recordProbe("a", false, "test");
    assertThat(shares(naming, POOL, null, RecordKind.A)).isEqualTo(Map.of("c", 1.0));
  }
}
