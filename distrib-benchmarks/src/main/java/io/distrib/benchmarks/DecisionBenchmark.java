package io.distrib.benchmarks;

import io.distrib.marker.Marker;
import io.distrib.marker.MarkerCodec;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.marker.PlacementCodec;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.Scheme;
import io.distrib.model.StatusSettings;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.Permit;
import io.distrib.redirect.Verdict;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision, host and target as the adapters hand them over; run it with {@code -prof gc}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecisionBenchmark {
  private static final String OWN = "boston.app.example.test";
  private static final String POOL = "app.example.test";
  private static final String TARGET = "/shop/cart?item=4711&colour=blue";

  private static final Verdict.Cases<DecisionBenchmark, Integer> COUNTED =
      new Verdict.Cases<>() {
        @Override
        public Integer pass(
            DecisionBenchmark exchange,
            @Nullable String target,
            List<Header> fields,
            Permit permit) {
          permit.close();
          return target == null ? 0 : target.length();
        }

        @Override
        public Integer respond(DecisionBenchmark exchange, HttpAnswer answer) {
          return answer.status();
        }
      };

  private final Topology topology =
      TopologyBuilder.pool(POOL)
          .site("boston", OWN, "192.0.2.10")
          .site("chicago", "chicago.app.example.test", "192.0.2.20")
          .site("geneva", "geneva.app.example.test", "192.0.2.30")
          .build();
  private final MarkerSettings plain =
      new MarkerSettings(
          MarkerSettings.DEFAULT.placement(),
          MarkerSettings.DEFAULT.name(),
          MarkerSettings.MAX_LIFETIME,
          MarkerSettings.DEFAULT.skew(),
          List.of());
  private final MarkerSettings signing =
      plain.withKeys(MarkerKey.of('a', "a secret for measuring"));
  private final Distributor distributor =
      Distributor.builder(topology, "boston").marker(plain).build();
  private final Distributor reporting =
      Distributor.builder(topology, "boston")
          .marker(plain)
          .status(
              new StatusSettings(
                  StatusSettings.DEFAULT_PATH, List.of(), Optional.of("a~secret~for~measuring")))
          .build();
  private final Distributor signed =
      Distributor.builder(topology, "boston").marker(signing).build();

  private final DistributionRequest session = request(OWN, TARGET, true);
  private final DistributionRequest marked = request(OWN, marked(plain), false);
  private final DistributionRequest markedSigned = request(OWN, marked(signing), false);
  private final DistributionRequest placed = placed(plain, 0);
  private final DistributionRequest placedSigned = placed(signing, 0);
  private final DistributionRequest placedLongAgo = placed(signing, 300);
  private final DistributionRequest pool = request(POOL, TARGET, false);

  /** H0: a live session, no marker. */
  @Benchmark
  public DistributionDecision bypass() {
    return distributor.decide(session);
  }

  /** H0 as an adapter asks, at a site that serves a status document. */
  @Benchmark
  public Verdict bypassBesideStatus() {
    return reporting.handle(session);
  }

  /** H0 as an adapter is told: counted as in flight, and over at once. */
  @Benchmark
  public int bypassCounted() {
    return distributor.handle(session).fold(this, COUNTED);
  }

  /** H1 with the answer rendered. */
  @Benchmark
  public Verdict redirectRendered() {
    return distributor.handle(pool);
  }

  /** H7. */
  @Benchmark
  public DistributionDecision admit() {
    return distributor.decide(marked);
  }

  /** H1. */
  @Benchmark
  public DistributionDecision redirect() {
    return distributor.decide(pool);
  }

  /** H7 with a signed marker. */
  @Benchmark
  public DistributionDecision admitSigned() {
    return signed.decide(markedSigned);
  }

  /** H1 with a signed marker. */
  @Benchmark
  public DistributionDecision redirectSigned() {
    return signed.decide(pool);
  }

  /** H12. */
  @Benchmark
  public DistributionDecision stay() {
    return distributor.decide(placed);
  }

  /** H12 with a signed cookie. */
  @Benchmark
  public DistributionDecision staySigned() {
    return signed.decide(placedSigned);
  }

  /** H12 with a signed cookie, and another one given. */
  @Benchmark
  public DistributionDecision stayRenewed() {
    return signed.decide(placedLongAgo);
  }

  private DistributionRequest placed(MarkerSettings settings, long secondsAgo) {
    long then = System.currentTimeMillis() / 1000 - secondsAgo;
    String value =
        PlacementCodec.of(settings, topology, topology.site("boston").orElseThrow()).encode(then);
    String cookies = "theme=dark; __Host-distrib_here=" + value;
    return new DistributionRequest(
        "GET",
        Scheme.HTTPS,
        OWN,
        TARGET,
        null,
        false,
        name -> name.equals("Cookie") ? cookies : null);
  }

  private String marked(MarkerSettings settings) {
    long now = System.currentTimeMillis() / 1000;
    return MarkerCodec.of(settings, topology).write("", TARGET, new Marker(now, null));
  }

  private static DistributionRequest request(String host, String target, boolean inSession) {
    return new DistributionRequest(
        "GET", Scheme.HTTPS, host, target, null, inSession, DistributionRequest.NO_HEADERS);
  }
}
