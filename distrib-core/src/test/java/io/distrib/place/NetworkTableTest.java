package io.distrib.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.net.InetAddresses;
import io.distrib.topology.ClientNetwork;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTableTest {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void anEmptyTableHoldsNobodyAndNothingDecides() {
    NetworkTable table = NetworkTable.builder().build();
    assertThat(found(table, "198.51.100.7")).isEqualTo("-1 of /-1, scope 0");
    assertThat(found(table, "2001:db8::7")).isEqualTo("-1 of /-1, scope 0");
  }

  @Test
  void networksOfOneFamilySayNothingOfTheOther() {
    NetworkTable table = table("0.0.0.0/0");
    assertThat(found(table, "::")).isEqualTo("-1 of /-1, scope 0");
    assertThat(found(table("::/0"), "0.0.0.0")).isEqualTo("-1 of /-1, scope 0");
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0/0,255.255.255.255", "0.0.0.0/0,0.0.0.0", "::/0,::", "::/0,ffff::ffff"})
  void theNetworkOfAllIsDecidedByNoBit(String network, String client) {
    assertThat(found(table(network), client)).isEqualTo("0 of /0, scope 0");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/32,0.0.0.0,0.0.0.1,32",
    "255.255.255.255/32,255.255.255.255,255.255.255.254,32",
    "255.255.255.255/32,255.255.255.255,127.0.0.0,1",
    "128.0.0.0/1,255.255.255.255,127.255.255.255,1",
    "198.51.100.0/24,198.51.100.255,198.51.101.0,24",
    "198.51.100.0/24,198.51.100.0,198.50.255.255,16",
    "::/128,::,::1,128",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128,ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,::,1",
    "2001:db8:0:1::/64,2001:db8:0:1::7,2001:db8:0:2::,63",
    "2001:db8::8000:0:0:0/65,2001:db8::ffff:0:0:1,2001:db8::7fff:ffff:ffff:ffff,65",
    "2001:db8:0:ffff:8000::/65,2001:db8:0:ffff:ffff::,2001:db8:1::,48",
    "8000::/1,ffff::,7fff:ffff::,1"
  })
  void aNetworkEndsWhereItsBitsEnd(String network, String inside, String outside, int scope) {
    int length = ClientNetwork.parse(network).orElseThrow().prefixLength();
    NetworkTable table = table(network);
    assertThat(found(table, inside)).isEqualTo("0 of /" + length + ", scope " + length);
    assertThat(found(table, outside)).isEqualTo("-1 of /-1, scope " + scope);
  }

  @Test
  void theLongestNetworkCountsAndEachTellsWhereItEnds() {
    NetworkTable table = table("10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.1.2.3", "0.0.0.0/0");
    assertThat(found(table, "10.1.2.3")).isEqualTo("3 of /32, scope 32");
    assertThat(found(table, "10.1.2.2")).isEqualTo("2 of /24, scope 32");
    assertThat(found(table, "10.1.2.128")).isEqualTo("2 of /24, scope 25");
    assertThat(found(table, "10.1.3.0")).isEqualTo("1 of /16, scope 24");
    assertThat(found(table, "10.128.0.0")).isEqualTo("0 of /8, scope 9");
    assertThat(found(table, "11.0.0.0")).isEqualTo("4 of /0, scope 8");
    assertThat(found(table, "128.0.0.0")).isEqualTo("4 of /0, scope 1");
  }

  @Test
  void neighboursWithOneValueStayTwoNetworks() {
    NetworkTable table =
        NetworkTable.builder()
            .add(network("10.0.0.0/9"), 5)
            .add(network("10.128.0.0/9"), 5)
            .build();
    assertThat(found(table, "10.0.0.0")).isEqualTo("5 of /9, scope 9");
    assertThat(found(table, "10.255.0.0")).isEqualTo("5 of /9, scope 9");
  }

  @Test
  void theFirstValueOfANetworkStays() {
    NetworkTable table =
        NetworkTable.builder()
            .add(network("10.0.0.0/8"), 7)
            .add(network("10.0.0.0/9"), 1)
            .add(network("10.0.0.0/8"), 2)
            .build();
    assertThat(found(table, "10.128.0.0")).isEqualTo("7 of /8, scope 9");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void eachOfManyNetworksIsFound(boolean isIpv4) {
    int networks = 20_000;
    NetworkTableBuilder builder = NetworkTable.builder();
    for (int i = networks - 1; i >= 0; i--) {
      builder.add(isIpv4, isIpv4 ? (3L * i) << 32 : 0, isIpv4 ? 0 : 3L * i, isIpv4 ? 32 : 128, i);
    }
    NetworkTable table = builder.build();
    for (int i = 0; i < 3 * networks; i++) {
      InetAddress client =
          isIpv4
              ? InetAddresses.fromInteger(i)
              : InetAddresses.fromIPv6BigInteger(BigInteger.valueOf(i));
      assertThat(NetworkTable.value(table.find(new ClientBits(client))))
          .isEqualTo(i % 3 == 0 ? i / 3 : -1);
    }
  }

  /** They differ in the last of the bits that come first, and in those behind. */
  @Test
  void manyNetworksWithOneBeginningAreFound() {
    NetworkTableBuilder builder = NetworkTable.builder();
    for (int i = 0; i < 100; i++) {
      builder.add(false, -1L - (i & 1), (long) i << 32, 96 + i % 33, i);
    }
    NetworkTable table = builder.build();
    for (int i = 0; i < 100; i++) {
      String start = i % 2 == 0 ? "ffff:ffff:ffff:ffff" : "ffff:ffff:ffff:fffe";
      String client = start + ":0:" + Integer.toHexString(i) + "::";
      assertThat(found(table, client)).startsWith(i + " of /" + (96 + i % 33) + ",");
    }
    assertThat(found(table, "ffff:ffff:ffff:ffff:ffff::")).isEqualTo("-1 of /-1, scope 65");
    assertThat(found(table, "::")).isEqualTo("-1 of /-1, scope 1");
  }

  @Test
  void theLargestValueIsFound() {
    NetworkTable table = NetworkTable.builder().add(network("::1/128"), Integer.MAX_VALUE).build();
    assertThat(found(table, "::1")).isEqualTo("2147483647 of /128, scope 128");
  }

  @Test
  void whatIsNoNetworkIsRefused() {
    NetworkTableBuilder builder = NetworkTable.builder();
    assertThatIllegalArgumentException().isThrownBy(() -> builder.add(network("::/0"), -1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.add(true, 0, 0, 33, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.add(false, 0, 0, -1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.add(false, 0, 0, 129, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.add(true, 1L << 39, 0, 24, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.add(false, 0, 1, 127, 1));
  }

  @Test
  void aLookUpAllocatesNothing() {
    NetworkTable table = table("10.0.0.0/8", "10.1.0.0/16", "2001:db8::/32", "2001:db8::1");
    ClientBits client = bits("2001:db8::2");
    table.find(client);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long measuring = THREADS.getCurrentThreadAllocatedBytes() - before;
    before = THREADS.getCurrentThreadAllocatedBytes();
    long found = table.find(client);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before - measuring;
    assertThat(NetworkTable.scope(found)).isEqualTo(127);
    assertThat(allocated).isZero();
  }

  /** The value of each is its place in the list. */
  private static NetworkTable table(String... networks) {
    NetworkTableBuilder builder = NetworkTable.builder();
    for (int i = 0; i < networks.length; i++) {
      builder.add(network(networks[i]), i);
    }
    return builder.build();
  }

  private static String found(NetworkTable table, String client) {
    long found = table.find(bits(client));
    return NetworkTable.value(found)
        + " of /"
        + NetworkTable.prefixLength(found)
        + ", scope "
        + NetworkTable.scope(found);
  }

  private static ClientBits bits(String client) {
    return new ClientBits(InetAddresses.forString(client));
  }

  private static ClientNetwork network(String text) {
    return ClientNetwork.parse(text).orElseThrow();
  }
}
