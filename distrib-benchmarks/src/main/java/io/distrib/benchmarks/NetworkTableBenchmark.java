package io.distrib.benchmarks;

import io.distrib.place.ClientBits;
import io.distrib.place.NetworkTable;
import io.distrib.place.NetworkTableBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
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

/**
 * One look-up in a table of networks, each time of another client; run it with {@code -prof gc}.
 * Lengths are as frequent as between networks of the Internet: most of IPv4 are /24, most of IPv6
 * /32 to /48, of which many lie in the same /32.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NetworkTableBenchmark {
  private static final int CLIENTS = 1 << 16;
  private static final int[] IPV4_LENGTHS = {24, 24, 24, 24, 24, 24, 23, 22, 22, 21, 20, 19, 16};
  private static final int[] IPV6_LENGTHS = {48, 48, 48, 48, 48, 44, 40, 36, 32, 32, 32, 29, 56};

  /** The first 12 bits of what the registries assign. */
  private static final long[] REGISTRIES = {0x200, 0x240, 0x260, 0x280, 0x2a0, 0x2a0, 0x2a0, 0x2c0};

  /** 4 or 6. */
  @Param({"4", "6"})
  public int version;

  /** How many prefixes there are, some of them twice. */
  @Param("1000000")
  public int prefixes;

  private final ClientBits[] clients = new ClientBits[CLIENTS];
  private NetworkTable table = NetworkTable.builder().build();
  private int next;

  /** Fills the table, and chooses clients: three of four lie in a network. */
  @Setup
  public void fill() throws UnknownHostException {
    Random random = new Random(prefixes);
    NetworkTableBuilder builder = NetworkTable.builder();
    long[] networks = new long[prefixes];
    for (int i = 0; i < prefixes; i++) {
      int[] lengths = version == 4 ? IPV4_LENGTHS : IPV6_LENGTHS;
      int length = lengths[random.nextInt(lengths.length)];
      long high = version == 4 ? ipv4(random) : ipv6(random, networks, i);
      networks[i] = high & (-1L << (Long.SIZE - length));
      builder.add(version == 4, networks[i], 0, length, i);
    }
    table = builder.build();
    for (int i = 0; i < CLIENTS; i++) {
      long near = networks[random.nextInt(prefixes)] | (random.nextLong() >>> 24);
      long high = i % 4 != 0 ? near : version == 4 ? ipv4(random) : ipv6(random, networks, 0);
      byte[] bytes = new byte[version == 4 ? 4 : 16];
      ByteBuffer.wrap(new byte[16]).putLong(high).rewind().get(bytes);
      clients[i] = ClientBits.of(InetAddress.getByAddress(bytes));
    }
  }

  /** The value, the scope and the length for the next client. */
  @Benchmark
  public long find() {
    return table.find(clients[next++ & (CLIENTS - 1)]);
  }

  /** An address below 224.0.0.0. */
  private static long ipv4(Random random) {
    return (long) (random.nextDouble() * 224 * (1 << 24)) << Integer.SIZE;
  }

  /** In one of the registries' blocks; of two one in the same /32 as an earlier one. */
  private static long ipv6(Random random, long[] networks, int earlier) {
    if (earlier > 0 && random.nextBoolean()) {
      return (networks[random.nextInt(earlier)] & (-1L << 32)) | (random.nextLong() >>> 32);
    }
    long registry = REGISTRIES[random.nextInt(REGISTRIES.length)];
    return (registry << 52) | (random.nextLong() >>> 12);
  }
}
