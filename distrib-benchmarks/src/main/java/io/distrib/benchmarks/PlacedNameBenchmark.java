package io.distrib.benchmarks;

import com.google.common.net.InetAddresses;
import io.distrib.model.RecordKind;
import io.distrib.naming.AnswerSet;
import io.distrib.naming.NameHandle;
import io.distrib.naming.NameVariant;
import io.distrib.naming.NamingService;
import io.distrib.naming.NamingServiceBuilder;
import io.distrib.place.PlaceTable;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.TopologyBuilder;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One choice for the Pool Name, with places and without; run it with {@code -prof gc}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlacedNameBenchmark {
  private static final String POOL = "app.bench.test";

  /** Whether there are groups with networks, and a database of countries. */
  @Param({"false", "true"})
  public boolean places;

  /** How many clients ask in turns, a power of two: those of which the last 4,096 are kept. */
  @Param({"1024", "65536"})
  public int clients;

  /** Whether the choice is one that several nameservers make alike (D7). */
  @Param({"false", "true"})
  public boolean shared;

  /** How many sites there are. */
  @Param({"3", "10000"})
  public int sites;

  private InetAddress[] all = new InetAddress[0];
  private NameHandle name = naming(false, false, 3);
  private int next;

  /** Builds the pool, and draws the clients. */
  @Setup
  public void build() {
    Random random = new Random(clients);
    all = new InetAddress[clients];
    for (int i = 0; i < clients; i++) {
      all[i] = InetAddresses.fromInteger(random.nextInt());
    }
    name = naming(places, shared, sites);
  }

  private static NameHandle naming(boolean hasPlaces, boolean isShared, int sites) {
    TopologyBuilder pool = TopologyBuilder.pool(POOL).balance(Balance.WEIGHTED);
    for (String id : List.of("a", "b", "c")) {
      pool.site(id, id + "." + POOL, "192.0.2." + (id.charAt(0) - 'a' + 1));
    }
    for (int i = 3; i < sites; i++) {
      pool.site("s" + i, "s" + i + "." + POOL, "10.0." + i / 256 + "." + i % 256);
    }
    if (hasPlaces) {
      WorldMap.addGroups(pool, POOL);
    }
    List<PlaceTable> databases = hasPlaces ? List.of(WorldMap.countries()) : List.of();
    NamingServiceBuilder builder = NamingService.builder(pool.build()).databases(databases);
    if (isShared) {
      builder.sharedSeed("bench");
    }
    return builder.build().find(DnsName.of(POOL)).orElseThrow();
  }

  /** What the next client is given. */
  @Benchmark
  public int choose() {
    InetAddress client = all[next++ & (clients - 1)];
    NameVariant variant = name.variants().get(name.variantOf(client));
    AnswerSet plan = variant.plan();
    return variant.choose(plan, client, RecordKind.A);
  }
}
