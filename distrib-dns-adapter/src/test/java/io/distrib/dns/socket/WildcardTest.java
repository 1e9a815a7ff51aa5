package io.distrib.dns.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.distrib.dns.NameServer;
import io.distrib.dns.NameServerBuilder;
import io.distrib.dns.Sockets;
import io.distrib.dns.TestZones;
import io.distrib.dns.Wire;
import io.distrib.dns.zone.Zone;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wildcard addresses to listen on: each reply leaves from the address that was asked. */
class WildcardTest {
  private static final byte[] QUERY = Wire.query("geneva.example.test", "A");
  private static final InetAddress IPV4 = InetAddresses.forString("0.0.0.0");

  /** The clients are connected sockets: what leaves from elsewhere does not reach them. */
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void everyAddressThatIsAskedRepliesItself(String wildcard) throws IOException {
    InetAddress address = InetAddresses.forString(wildcard);
    try (NameServer server = server(new InetSocketAddress(address, 0))) {
      server.start();
      InetSocketAddress bound = server.addresses().get(0);
      assertThat(bound.getAddress()).isEqualTo(address);
      List<InetAddress> own = LocalAddresses.meantBy(address);
      assertThat(own).contains(Wire.CLIENT).noneMatch(InetAddress::isAnyLocalAddress);
      for (InetAddress each : own) {
        InetSocketAddress asked = new InetSocketAddress(each, bound.getPort());
        assertThat(Sockets.udp(asked, QUERY)).isNotEmpty();
        assertThat(Sockets.tcp(asked, QUERY)).isNotEmpty();
      }
    }
  }

  @Test
  void anAddressThatIsAlsoNamedIsBoundOnce() throws IOException {
    int port;
    try (NameServer server = server(new InetSocketAddress(IPV4, 0))) {
      server.start();
      port = server.addresses().get(0).getPort();
    }
    InetSocketAddress named = new InetSocketAddress(Wire.CLIENT, port);
    try (NameServer server = server(new InetSocketAddress(IPV4, port), named, named)) {
      server.start();
      assertThat(server.addresses()).hasSize(3).contains(named);
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().equals("distrib-dns-udp"))
          .hasSize(LocalAddresses.meantBy(IPV4).size());
      assertThat(Sockets.udp(named, QUERY)).isNotEmpty();
    }
  }

  @Test
  void theIpv4OneIsNotForIpv6() throws IOException {
    assertThat(LocalAddresses.meantBy(IPV4)).allMatch(Inet4Address.class::isInstance);
    assertThat(LocalAddresses.meantBy(Wire.CLIENT)).containsExactly(Wire.CLIENT);
  }

  @Test
  void tooManyAreRefusedWithTheirNumber() throws IOException {
    List<InetAddress> many =
        IntStream.rangeClosed(1, 65)
            .mapToObj(i -> InetAddresses.forString("192.0.2." + i))
            .toList();
    assertThatThrownBy(() -> LocalAddresses.checked(IPV4, many))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("0.0.0.0: this machine has 65 such addresses (expected at most 64)");
    assertThat(LocalAddresses.checked(IPV4, List.of())).isEmpty();
    assertThat(LocalAddresses.checked(IPV4, many.subList(0, 64))).hasSize(64);
    assertThat(LocalAddresses.checked(IPV4, Collections.nCopies(70, IPV4))).hasSize(1);
  }

  private static NameServer server(InetSocketAddress... addresses) {
    NameServerBuilder builder =
        NameServer.builder()
            .threads(1)
            .zone(
                Zone.builder(TestZones.APEX, TestZones.naming(TestZones.sites().build())).build());
    List.of(addresses).forEach(builder::listen);
    return builder.build();
  }
}
