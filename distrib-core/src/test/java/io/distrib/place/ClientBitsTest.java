package io.distrib.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientBitsTest {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void thirtyTwoBitsStandInFront() {
    ClientBits bits = of("198.51.100.7");
    assertThat(bits.isIpv4()).isTrue();
    assertThat(bits.high()).isEqualTo(0xc6336407_00000000L);
    assertThat(bits.low()).isZero();
  }

  @Test
  void theBitsOfVersionSixAreHalved() {
    ClientBits bits = of("2001:db8:80ff::ff00:1");
    assertThat(bits.isIpv4()).isFalse();
    assertThat(bits.high()).isEqualTo(0x20010db8_80ff0000L);
    assertThat(bits.low()).isEqualTo(0xff000001L);
  }

  @Test
  void aMappedAddressIsOneOfVersionFour() {
    assertThat(of("::ffff:198.51.100.7").isIpv4()).isTrue();
  }

  /** The nameservers of a pool have to agree, before and after they are replaced. */
  @Test
  void theHashOfANetworkStays() {
    assertThat(of("198.51.100.7").networkHash()).isEqualTo(0xd0980cedc51fe2daL);
    assertThat(of("2001:db8:80ff::1").networkHash()).isEqualTo(0x30dd0e1e5f733ad7L);
  }

  @Test
  void addressesOfANetworkHaveOneHash() {
    assertThat(of("198.51.100.7").networkHash()).isEqualTo(of("198.51.100.255").networkHash());
    assertThat(of("198.51.100.7").networkHash()).isNotEqualTo(of("198.51.101.7").networkHash());
    assertThat(of("2001:db8:1::").networkHash()).isEqualTo(of("2001:db8:1:f::1").networkHash());
    assertThat(of("2001:db8:1::").networkHash()).isNotEqualTo(of("2001:db8:2::").networkHash());
  }

  @Test
  void clientsThatShareASlotAreNotMixedUp() {
    for (int round = 0; round < 2; round++) {
      IntStream.range(0, 20_000)
          .forEach(
              i ->
                  assertThat(ClientBits.of(InetAddresses.fromInteger(i)).high())
                      .isEqualTo((long) i << 32));
    }
  }

  @Test
  void aClientThatAskedRecentlyCostsNoMemory() {
    InetAddress client = InetAddresses.forString("2001:db8::7");
    ClientBits known = ClientBits.of(client);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long measuring = THREADS.getCurrentThreadAllocatedBytes() - before;
    before = THREADS.getCurrentThreadAllocatedBytes();
    ClientBits again = ClientBits.of(client);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before - measuring;
    assertThat(allocated).isZero();
    assertThat(again).isSameAs(known);
  }

  private static ClientBits of(String address) {
    return ClientBits.of(InetAddresses.forString(address));
  }
}
