package io.distrib.server.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.net.InetAddresses;
import io.distrib.naming.NamingService;
import io.distrib.place.ClientLocation;
import io.distrib.server.resolve.NetworkParts.Part;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.TopologyBuilder;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a network stand for all of its addresses, each once. */
class NetworkPartsTest {
  private static final int BASE = InetAddresses.coerceToInteger(address("10.0.0.0"));

  private static InetAddress address(String text) {
    return InetAddresses.forString(text);
  }

  private static ClientNetwork network(String text) {
    return ClientNetwork.parse(text).orElseThrow();
  }

  /** Two groups with random networks within 10.0.0.0/22. */
  private static NamingService naming(SplittableRandom random) {
    TopologyBuilder builder = TopologyBuilder.pool("app.test").site("a", "a.app.test", "192.0.2.1");
    boolean[] isTaken = new boolean[1 << 12];
    for (String id : List.of("one", "two")) {
      builder.group(
          id,
          group -> {
            group.name(id + ".app.test").sites("a");
            for (int i = 0; i < 6; i++) {
              int bits = random.nextInt(10);
              int start = random.nextInt(1 << (10 - bits)) << bits;
              int key = (1 << (10 - bits)) + (start >> bits);
              if (!isTaken[key]) {
                isTaken[key] = true;
                Inet4Address first = InetAddresses.fromInteger(BASE + start);
                group.client(InetAddresses.toAddrString(first) + "/" + (32 - bits));
              }
            }
          });
    }
    return NamingService.builder(builder.build()).build();
  }

  @Test
  void eachGroupHasAsMuchAsItHasAddresses() {
    for (int seed = 0; seed < 50; seed++) {
      NamingService naming = naming(new SplittableRandom(seed));
      NetworkParts parts = NetworkParts.of(network("10.0.0.0/22"), naming::scopeOfGroup);
      double[] expected = new double[3];
      for (int i = 0; i < 1_024; i++) {
        expected[index(naming.locate(InetAddresses.fromInteger(BASE + i)))] += 1 / 1_024.0;
      }
      double[] found = new double[3];
      for (Part part : parts.parts()) {
        found[index(naming.locate(part.client()))] += part.share();
      }
      assertThat(found).as("seed " + seed).containsExactly(expected, within(1e-9));
      assertThat(parts.isEstimate()).isFalse();
    }
  }

  private static int index(ClientLocation location) {
    return location.membership().map(known -> known.group().id().equals("one") ? 0 : 1).orElse(2);
  }

  @Test
  void whatNothingCutsIsOnePart() {
    assertThat(NetworkParts.of(network("0.0.0.0/0"), client -> 0).parts())
        .containsExactly(new Part(address("0.0.0.0"), 1));
    assertThat(NetworkParts.of(network("2001:db8::1"), client -> 48).parts())
        .containsExactly(new Part(address("2001:db8::1"), 1));
  }

  @Test
  void partsAreAllThereUpToTheLastAddress() {
    NetworkParts parts = NetworkParts.of(network("255.255.0.0/16"), client -> 24);
    assertThat(parts.parts()).hasSize(256).allMatch(part -> part.share() == 1.0 / 256);
    assertThat(parts.parts().get(255).client()).isEqualTo(address("255.255.255.0"));
    NetworkParts ipv6 = NetworkParts.of(network("ffff::/16"), client -> 17);
    assertThat(ipv6.parts())
        .containsExactly(new Part(address("ffff::"), 0.5), new Part(address("ffff:8000::"), 0.5));
    assertThat(ipv6.isEstimate()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/15", "0.0.0.0/0", "::/0", "2001:db8::/39"})
  void ofTooManyPartsSomeAreTakenEvenly(String text) {
    NetworkParts parts =
        NetworkParts.of(network(text), client -> client instanceof Inet4Address ? 24 : 48);
    assertThat(parts.isEstimate()).isTrue();
    assertThat(parts.parts()).hasSize(NetworkParts.MAX_PARTS).doesNotHaveDuplicates();
    assertThat(parts.parts()).allMatch(part -> network(text).contains(part.client()));
  }
}
