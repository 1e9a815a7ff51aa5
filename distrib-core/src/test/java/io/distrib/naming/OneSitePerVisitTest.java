package io.distrib.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * D7 with models of resolvers: each visit asks for A, AAAA and HTTPS, with an A before each as
 * resolvers do that minimise names (RFC 9156), in any order, some of it twice. The seed is fixed,
 * so that a failure can be repeated.
 */
class OneSitePerVisitTest {
  private static final DnsName POOL = DnsName.of("app.example.test");
  private static final InetAddress RESOLVER = InetAddresses.forString("198.51.100.53");
  private static final int[] WEIGHTS = {5, 2, 3, 1, 1};
  private static final int VISITS_PER_SECOND = 200;
  private static final int VISITS = 100_000;

  private final SplittableRandom random = new SplittableRandom(20_261_130L);
  private final ManualClock clock = new ManualClock(1_700_000_000L);

  /**
   * One question of a visit.
   *
   * @param atMicros when it is asked
   */
  private record Question(long atMicros, int visit, RecordKind kind) {}

  @ParameterizedTest
  @EnumSource
  void everyVisitOfAClientThatAsksAloneAgrees(Balance balance) {
    NamingService naming = naming(balance, 3);
    for (int visit = 0; visit < 2_000; visit++) {
      int site = ask(naming, RESOLVER, RecordKind.A);
      for (RecordKind kind : visitKinds()) {
        clock.advance(Duration.ofMillis(random.nextInt(100)));
        assertEquals(site, ask(naming, RESOLVER, kind), "visit " + visit);
      }
      if (random.nextInt(4) == 0) {
        ask(naming, RESOLVER, RecordKind.AAAA);
      }
      clock.advance(Duration.ofMillis(1_050 + random.nextInt(5_000)));
    }
  }

  @Test
  void thirtyVisitsWithoutAPauseAgreeAfterAStrayQuestion() {
    NamingService naming = naming(Balance.ROUND_ROBIN, 3);
    ask(naming, RESOLVER, RecordKind.AAAA);
    for (int visit = 0; visit < 30; visit++) {
      int site = ask(naming, RESOLVER, RecordKind.A);
      for (RecordKind kind : visitKinds()) {
        clock.advance(Duration.ofMillis(15));
        assertEquals(site, ask(naming, RESOLVER, kind), "visit " + visit);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBusyResolversVisitsAgreeAndAreSharedOut(Balance balance) {
    for (int sites : new int[] {2, 3, 5}) {
      assertBusyResolver(balance, sites);
    }
  }

  @ParameterizedTest
  @EnumSource
  void visitsOfManyClientsAreSharedOut(Balance balance) {
    NamingService naming = naming(balance, 5);
    int[] counts = new int[5];
    for (int visit = 0; visit < VISITS; visit++) {
      InetAddress client = InetAddresses.fromInteger(random.nextInt());
      counts[ask(naming, client, RecordKind.A)]++;
      clock.advance(Duration.ofMillis(random.nextInt(10)));
    }
    assertShares(balance, counts);
  }

  private void assertBusyResolver(Balance balance, int sites) {
    NamingService naming = naming(balance, sites);
    int[] first = new int[VISITS];
    boolean[] differs = new boolean[VISITS];
    Arrays.fill(first, -1);
    long start = nowMicros();
    BusyVisits visits = new BusyVisits();
    for (Question question; (question = visits.poll()) != null; ) {
      clock.advance(Duration.ofNanos((start + question.atMicros - nowMicros()) * 1_000));
      int site = ask(naming, RESOLVER, question.kind);
      int visit = question.visit;
      differs[visit] |= first[visit] >= 0 && first[visit] != site;
      first[visit] = first[visit] < 0 ? site : first[visit];
    }
    long disagree = IntStream.range(0, VISITS).filter(visit -> differs[visit]).count();
    String what = balance.text() + ", " + sites + " sites: ";
    assertTrue(disagree <= VISITS * 0.05, () -> what + disagree + " visits disagree");
    if (balance != Balance.CLIENT_HASH) {
      assertShares(balance, counts(first, 0, VISITS, sites));
      assertNoRush(balance, first, sites);
    }
  }

  /** In no second has a site twice its share. */
  private static void assertNoRush(Balance balance, int[] chosen, int sites) {
    int[] counts = counts(chosen, 0, VISITS_PER_SECOND, sites);
    double[] shares =
        IntStream.range(0, sites).mapToDouble(site -> share(balance, site, sites)).toArray();
    for (int end = VISITS_PER_SECOND; end < VISITS; end++) {
      counts[chosen[end - VISITS_PER_SECOND]]--;
      counts[chosen[end]]++;
      double max = 2 * shares[chosen[end]] * VISITS_PER_SECOND;
      int count = counts[chosen[end]];
      int visit = end;
      assertTrue(count <= max, () -> balance.text() + ": " + count + " of 200 at " + visit);
    }
  }

  private static void assertShares(Balance balance, int[] counts) {
    for (int site = 0; site < counts.length; site++) {
      double share = share(balance, site, counts.length);
      assertEquals(share, (double) counts[site] / VISITS, 0.01, balance.text() + ", site " + site);
    }
  }

  private static double share(Balance balance, int site, int sites) {
    return switch (balance) {
      case ROUND_ROBIN, RANDOM, CLIENT_HASH -> 1.0 / sites;
      case WEIGHTED -> (double) WEIGHTS[site] / Arrays.stream(WEIGHTS).limit(sites).sum();
      case LEAST_BUSY, NEAREST ->
          (1 - load(site)) / IntStream.range(0, sites).mapToDouble(i -> 1 - load(i)).sum();
    };
  }

  private static double load(int site) {
    return 0.2 * site;
  }

  private static int[] counts(int[] chosen, int from, int to, int sites) {
    int[] counts = new int[sites];
    for (int visit = from; visit < to; visit++) {
      counts[chosen[visit]]++;
    }
    return counts;
  }

  /**
   * The questions of all visits, by their time. Each visit begins 5 ms after the one before, and is
   * over within 12 ms: so only the few that have begun are kept.
   */
  private final class BusyVisits {
    private final PriorityQueue<Question> due =
        new PriorityQueue<>((one, other) -> Long.compare(one.atMicros, other.atMicros));
    private int begun;

    /** The next question; null at the end. */
    @Nullable Question poll() {
      while (begun < VISITS && (due.isEmpty() || due.peek().atMicros >= beginMicros())) {
        begin();
      }
      return due.poll();
    }

    private void begin() {
      due.add(new Question(beginMicros(), begun, RecordKind.A));
      for (RecordKind kind : visitKinds()) {
        due.add(new Question(beginMicros() + random.nextInt(12_000), begun, kind));
      }
      begun++;
    }

    private long beginMicros() {
      return begun * (1_000_000L / VISITS_PER_SECOND);
    }
  }

  /** The further questions of a visit. */
  private List<RecordKind> visitKinds() {
    List<RecordKind> kinds = new ArrayList<>(List.of(RecordKind.A, RecordKind.A));
    kinds.add(random.nextInt(kinds.size()), RecordKind.AAAA);
    kinds.add(random.nextInt(kinds.size()), RecordKind.HTTPS);
    return kinds;
  }

  private long nowMicros() {
    return clock.monotonicNanos() / 1_000;
  }

  private NamingService naming(Balance balance, int sites) {
    TopologyBuilder builder = TopologyBuilder.pool(POOL.text()).balance(balance);
    for (int i = 0; i < sites; i++) {
      String name = "s" + i + ".app.example.test";
      String address = "192.0.2." + (i + 1);
      int weight = WEIGHTS[i];
      builder.site("s" + i, site -> site.name(name).address(address).weight(weight));
    }
    NamingService naming =
        NamingService.builder(builder.build())
            .clock(clock)
            .random(random::nextLong)
            .reportLifetime(Duration.ofDays(365))
            .build();
    for (int i = 0; i < sites; i++) {
      naming.recordLoad("s" + i, new LoadSample(load(i)));
    }
    return naming;
  }

  private static int ask(NamingService naming, InetAddress client, RecordKind kind) {
    NamingAnswer.Sites answer =
        (NamingAnswer.Sites) naming.answer(new NamingQuestion(POOL, client, kind));
    return answer.sites().get(0).id().charAt(1) - '0';
  }
}
