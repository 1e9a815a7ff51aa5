package io.distrib.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tables against a list of networks that is gone through. All networks begin with the same bits and
 * differ in six, so that everything collides.
 */
class NetworkTableModelTest {
  private static final int ROUNDS = 40;
  private static final int FREE_BITS = 6;

  /**
   * A network.
   *
   * @param first its first address as a number
   */
  private record Net(BigInteger first, int length, int value) {}

  /** All addresses of a family in which only a few bits differ. */
  private record Universe(int width, BigInteger prefix, int prefixBits) {
    BigInteger address(int free, boolean isFilled) {
      int rest = width - prefixBits - FREE_BITS;
      BigInteger filling =
          isFilled ? BigInteger.ONE.shiftLeft(rest).subtract(BigInteger.ONE) : BigInteger.ZERO;
      return prefix.shiftLeft(FREE_BITS).or(BigInteger.valueOf(free)).shiftLeft(rest).or(filling);
    }

    List<BigInteger> addresses() {
      List<BigInteger> all = new ArrayList<>();
      for (int free = 0; free < 1 << FREE_BITS; free++) {
        all.add(address(free, false));
        all.add(address(free, true));
      }
      return all;
    }

    ClientBits bits(BigInteger address) {
      return new ClientBits(
          width == 32
              ? InetAddresses.fromInteger(address.intValue())
              : InetAddresses.fromIPv6BigInteger(address));
    }

    int common(BigInteger one, BigInteger other) {
      return width - one.xor(other).bitLength();
    }
  }

  @ParameterizedTest
  @CsvSource({"32,0", "32,5", "32,26", "128,0", "128,20", "128,58", "128,61", "128,64", "128,122"})
  void aTableAgreesWithAList(int width, int prefixBits) {
    long seed = 20_261_201L * width + prefixBits;
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Universe universe = new Universe(width, prefix(prefixBits, random), prefixBits);
      List<Net> nets = nets(universe, random);
      NetworkTable table = table(universe, nets);
      String context = "seed " + seed + ", round " + round + ": " + nets;
      List<BigInteger> clients = universe.addresses();
      clients.forEach(client -> check(universe, nets, table, client, context));
      clients.forEach(client -> checkScope(universe, table, clients, client, context));
    }
  }

  private static void check(
      Universe universe, List<Net> nets, NetworkTable table, BigInteger client, String context) {
    Net longest = null;
    int depth = 0;
    for (Net net : nets) {
      int common = universe.common(client, net.first);
      depth = Math.max(depth, Math.min(net.length, common + 1));
      if (common >= net.length && (longest == null || net.length > longest.length)) {
        longest = net;
      }
    }
    long found = table.find(universe.bits(client));
    assertThat(NetworkTable.value(found))
        .as("%s, client %s", context, client)
        .isEqualTo(longest == null ? -1 : longest.value);
    assertThat(NetworkTable.prefixLength(found))
        .as("%s, client %s", context, client)
        .isEqualTo(longest == null ? -1 : longest.length);
    assertThat(NetworkTable.scope(found)).as("%s, client %s", context, client).isEqualTo(depth);
  }

  /** Every client that shares the bits of the scope is found in the same network. */
  private static void checkScope(
      Universe universe,
      NetworkTable table,
      List<BigInteger> clients,
      BigInteger client,
      String context) {
    long found = table.find(universe.bits(client));
    for (BigInteger other : clients) {
      if (universe.common(client, other) >= NetworkTable.scope(found)) {
        assertThat(table.find(universe.bits(other)))
            .as("%s, clients %s and %s", context, client, other)
            .isEqualTo(found);
      }
    }
  }

  private static BigInteger prefix(int bits, Random random) {
    BigInteger all = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    return switch (random.nextInt(3)) {
      case 0 -> BigInteger.ZERO;
      case 1 -> all;
      default -> new BigInteger(bits, random);
    };
  }

  /** Networks of all lengths that end among the bits that differ, and some before or behind. */
  private static List<Net> nets(Universe universe, Random random) {
    List<Net> nets = new ArrayList<>();
    int count = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      int length =
          random.nextInt(8) == 0
              ? random.nextInt(universe.width + 1)
              : universe.prefixBits + random.nextInt(FREE_BITS + 1);
      BigInteger address = universe.address(random.nextInt(1 << FREE_BITS), random.nextBoolean());
      int rest = universe.width - length;
      nets.add(new Net(address.shiftRight(rest).shiftLeft(rest), length, random.nextInt(4)));
    }
    return nets;
  }

  private static NetworkTable table(Universe universe, List<Net> nets) {
    NetworkTableBuilder builder = NetworkTable.builder();
    for (Net net : nets) {
      ClientBits bits = universe.bits(net.first);
      builder.add(bits.isIpv4(), bits.high(), bits.low(), net.length, net.value);
    }
    return builder.build();
  }
}
