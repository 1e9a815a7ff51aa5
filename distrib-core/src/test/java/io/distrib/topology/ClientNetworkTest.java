package io.distrib.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientNetworkTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::, false",
    "::/0, ffff::1, true",
    "::/0, 0.0.0.0, false",
    "198.51.100.0/24, 198.51.100.255, true",
    "198.51.100.0/24, 198.51.101.0, false",
    "198.51.100.128/25, 198.51.100.127, false",
    "198.51.100.7, 198.51.100.7, true",
    "198.51.100.7, 198.51.100.6, false",
    "128.0.0.0/1, 255.0.0.0, true",
    "128.0.0.0/1, 127.255.255.255, false",
    "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff, true",
    "2001:db8::/64, 2001:db8:0:1::, false",
    "2001:db8::8000:0:0:0/65, 2001:db8::ffff:0:0:0, true",
    "2001:db8::8000:0:0:0/65, 2001:db8::7fff:0:0:0, false",
    "2001:db8::7, 2001:db8::7, true",
    "2001:db8::7, 2001:db8::6, false",
  })
  void aClientLiesInANetworkIfTheFirstBitsAreTheSame(
      String network, String client, boolean isInside) {
    assertThat(network(network).contains(address(client))).isEqualTo(isInside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "198.51.100.0/33",
        "198.51.100.1/24",
        "198.51.100.0/",
        "198.51.100.0/-1",
        "198.51.100.0/0024",
        "::/129",
        "2001:db8::1/64",
        "2001:db8:0:1::/63",
        "fe80::%1/64",
        "here"
      })
  void whatIsNoNetworkIsNotRead(String text) {
    assertThat(ClientNetwork.parse(text)).isEmpty();
  }

  @Test
  void bitsBehindThePrefixAreRefused() {
    assertThatThrownBy(() -> new ClientNetwork(address("198.51.100.1"), 24))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("198.51.100.1/24 (expected a network in CIDR form");
  }

  @Test
  void networksWithTheSameAddressAndPrefixAreEqual() {
    assertThat(network("::7")).isEqualTo(network("0:0::7/128")).hasSameHashCodeAs(network("::7"));
    assertThat(network("10.0.0.0/8")).isNotEqualTo(network("10.0.0.0/9")).hasToString("10.0.0.0/8");
  }

  @Test
  void theLongestPrefixIsFoundInAnyOrder() {
    List<ClientNetwork> networks =
        List.of(network("10.0.0.0/8"), network("10.1.0.0/16"), network("0.0.0.0/0"));
    assertThat(ClientNetwork.longestPrefix(networks, address("10.1.2.3"))).isEqualTo(16);
    assertThat(ClientNetwork.longestPrefix(networks, address("10.2.2.3"))).isEqualTo(8);
    assertThat(ClientNetwork.longestPrefix(networks, address("11.2.2.3"))).isZero();
    assertThat(ClientNetwork.longestPrefix(networks, address("::1"))).isEqualTo(-1);
  }

  /** At most one copy of the client's address, however many networks there are. */
  @ParameterizedTest
  @ValueSource(strings = {"198.51.100.7", "2001:db8::7"})
  void aScanAllocatesNothingForANetwork(String client) {
    List<ClientNetwork> networks =
        IntStream.range(0, 1_000)
            .mapToObj(i -> network(i % 2 == 0 ? "10.0.0." + i / 4 : "2001:db8:" + i + "::/48"))
            .toList();
    InetAddress address = address(client);
    assertThat(ClientNetwork.anyContains(networks, address)).isFalse();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long measuring = THREADS.getCurrentThreadAllocatedBytes() - before;
    before = THREADS.getCurrentThreadAllocatedBytes();
    ClientNetwork.anyContains(networks, address);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before - measuring;
    assertThat(allocated).as("bytes for %d networks", networks.size()).isLessThan(networks.size());
  }

  private static ClientNetwork network(String text) {
    return ClientNetwork.parse(text).orElseThrow();
  }

  private static InetAddress address(String text) {
    return InetAddresses.forString(text);
  }
}
