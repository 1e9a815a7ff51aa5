package io.distrib.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.net.InetAddresses;
import io.distrib.model.LoadSample;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.RecordKind;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.TopologyBuilder;
import java.net.InetAddress;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** D7 across nameservers that were given one seed. */
class SharedChoiceTest {
  private static final DnsName POOL = DnsName.of("app.example.test");
  private static final int[] WEIGHTS = {5, 2, 3, 1, 1};
  private static final int CLIENTS = 100_000;

  private final SplittableRandom random = new SplittableRandom(20_261_201L);
  private final ManualClock clock = new ManualClock(1_796_000_000L);
  private final ManualClock otherClock = new ManualClock(1_796_000_000L);

  @ParameterizedTest
  @EnumSource
  void membersAgreeOnEveryClientKindAndSlice(Balance balance) {
    NamingService one = member(balance, "app", clock);
    NamingService other = member(balance, "app", otherClock);
    otherClock.advance(Duration.ofHours(3));
    otherClock.step(Duration.ofHours(-3));
    for (int i = 0; i < 20_000; i++) {
      InetAddress client = client();
      ask(one, client(), RecordKind.A);
      int site = ask(one, client, RecordKind.A);
      for (RecordKind next : RecordKind.values()) {
        assertEquals(site, ask(other, client, next));
      }
      pass(Duration.ofMillis(random.nextInt(700)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void inOneMomentManyClientsAreSharedOutByTheWeights(Balance balance) {
    NamingService naming = member(balance, "app", clock);
    int[] counts = new int[WEIGHTS.length];
    for (int i = 0; i < CLIENTS; i++) {
      counts[ask(naming, client(), RecordKind.A)]++;
    }
    for (int site = 0; site < counts.length; site++) {
      assertThat((double) counts[site] / CLIENTS)
          .as("site %d", site)
          .isCloseTo(share(balance, site), within(0.01));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "CLIENT_HASH", mode = EnumSource.Mode.EXCLUDE)
  void inTimeEachClientIsSharedOutByTheWeights(Balance balance) {
    NamingService naming = member(balance, "app", clock);
    for (String client : new String[] {"192.0.2.53", "2001:db8::53"}) {
      int[] counts = new int[WEIGHTS.length];
      for (int i = 0; i < 10_000; i++) {
        counts[ask(naming, InetAddresses.forString(client), RecordKind.A)]++;
        pass(Duration.ofSeconds(2));
      }
      for (int site = 0; site < counts.length; site++) {
        assertThat(counts[site] / 10_000.0)
            .as("%s, site %d", client, site)
            .isCloseTo(share(balance, site), within(0.01));
      }
    }
  }

  @Test
  void withAnotherSeedAnotherSiteIsChosen() {
    NamingService one = member(Balance.ROUND_ROBIN, "app", clock);
    NamingService other = member(Balance.ROUND_ROBIN, "shop", clock);
    int same = 0;
    for (int i = 0; i < CLIENTS; i++) {
      InetAddress client = client();
      same += ask(one, client, RecordKind.A) == ask(other, client, RecordKind.A) ? 1 : 0;
    }
    assertThat((double) same / CLIENTS).isCloseTo(1.0 / WEIGHTS.length, within(0.01));
  }

  @Test
  void datesThatDifferBy50MillisecondsCostOneVisitIn40() {
    NamingService one = member(Balance.ROUND_ROBIN, "app", clock);
    NamingService other = member(Balance.ROUND_ROBIN, "app", otherClock);
    otherClock.step(Duration.ofMillis(50));
    int differ = 0;
    for (int i = 0; i < CLIENTS; i++) {
      InetAddress client = client();
      differ += ask(one, client, RecordKind.A) == ask(other, client, RecordKind.AAAA) ? 0 : 1;
    }
    assertThat((double) differ / CLIENTS).isBetween(0.01, 0.03);
  }

  @Test
  void whereASiteIsLostItsClientsGoToTheOthersByTheWeights() {
    NamingService one = member(Balance.WEIGHTED, "app", clock);
    NamingService other = member(Balance.WEIGHTED, "app", otherClock);
    lose(one, "s2");
    lose(other, "s2");
    ask(other, client(), RecordKind.A);
    int[] counts = new int[WEIGHTS.length];
    for (int i = 0; i < CLIENTS; i++) {
      InetAddress client = client();
      int site = ask(one, client, RecordKind.A);
      assertEquals(site, ask(other, client, RecordKind.HTTPS));
      counts[site]++;
    }
    assertThat(counts[2]).isZero();
    assertThat((double) counts[0] / CLIENTS).isCloseTo(5 / 9.0, within(0.01));
  }

  @ParameterizedTest
  @EnumSource(names = "CLIENT_HASH", mode = EnumSource.Mode.EXCLUDE)
  void membersAgreeOnWhoIsSparedASiteThatComesBack(Balance balance) {
    NamingService one = member(balance, "app", clock);
    NamingService other = member(balance, "app", otherClock);
    for (NamingService each : new NamingService[] {one, other}) {
      lose(each, "s0");
      each.recordProbe("s0", true, "test");
      each.recordProbe("s0", true, "test");
    }
    int returned = 0;
    for (int i = 0; i < CLIENTS; i++) {
      InetAddress client = client();
      int site = ask(one, client, RecordKind.A);
      assertEquals(site, ask(other, client, RecordKind.AAAA));
      returned += site == 0 ? 1 : 0;
    }
    assertThat((double) returned / CLIENTS).isCloseTo(0.1 * share(balance, 0), within(0.01));
  }

  private static double share(Balance balance, int site) {
    return switch (balance) {
      case ROUND_ROBIN, RANDOM, CLIENT_HASH -> 0.2;
      case WEIGHTED -> WEIGHTS[site] / 12.0;
      case LEAST_BUSY, NEAREST -> (1 - 0.2 * site) / 3;
    };
  }

  private static void lose(NamingService naming, String site) {
    naming.recordProbe(site, false, "test");
    naming.recordProbe(site, false, "test");
  }

  private void pass(Duration time) {
    clock.advance(time);
    otherClock.advance(time);
  }

  private InetAddress client() {
    return InetAddresses.fromInteger(random.nextInt());
  }

  /** A nameserver with a random source of its own. */
  private NamingService member(Balance balance, String seed, ManualClock time) {
    TopologyBuilder builder =
        TopologyBuilder.pool(POOL.text()).balance(balance).slowStart(Duration.ofMinutes(1));
    for (int i = 0; i < WEIGHTS.length; i++) {
      String name = "s" + i + ".app.example.test";
      String address = "192.0.2." + (i + 1);
      int weight = WEIGHTS[i];
      builder.site("s" + i, site -> site.name(name).address(address).weight(weight));
    }
    NamingService naming =
        NamingService.builder(builder.build())
            .clock(time)
            .random(random.split()::nextLong)
            .reportLifetime(Duration.ofDays(365))
            .sharedSeed(seed)
            .build();
    for (int i = 0; i < WEIGHTS.length; i++) {
      naming.recordLoad("s" + i, new LoadSample(0.2 * i));
    }
    return naming;
  }

  private static int ask(NamingService naming, InetAddress client, RecordKind kind) {
    NamingAnswer.Sites answer =
        (NamingAnswer.Sites) naming.answer(new NamingQuestion(POOL, client, kind));
    return answer.sites().get(0).id().charAt(1) - '0';
  }
}
