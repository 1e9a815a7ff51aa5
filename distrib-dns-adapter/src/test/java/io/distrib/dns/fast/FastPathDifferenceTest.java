package io.distrib.dns.fast;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.distrib.dns.Wire;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import io.distrib.model.AdminState;
import io.distrib.model.LoadSample;
import io.distrib.naming.NamingService;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.Balance;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same queries, well- and malformed, to the way with quick answers and to the one without: not
 * one byte differs, while sites come and go (D1, D2, D5 to D7).
 */
class FastPathDifferenceTest {
  private static final long SEED = 20_261_123;
  private static final int QUERIES = 100_000 / Balance.values().length;

  private final Random random = new Random(SEED);
  private final SeededQueries queries = new SeededQueries(random);
  private final ManualClock clock = new ManualClock(1_700_000_000);

  @ParameterizedTest
  @EnumSource(Balance.class)
  void noQueryTellsTheTwoWaysApart(Balance balance) {
    TwinService quick = new TwinService(balance, clock, SEED);
    TwinService slow = new TwinService(balance, clock, SEED);
    PacketHandler fastWay = quick.handler(true);
    PacketHandler slowWay = slow.handler(false);
    int answered = 0;
    for (int i = 0; i < QUERIES; i++) {
      change(i, List.of(quick.sites(), slow.sites(), quick.many(), slow.many()));
      byte[] query = queries.next();
      InetAddress client = client();
      Transport transport = random.nextInt(8) == 0 ? Transport.TCP : Transport.UDP;
      byte[] expected = ask(slowWay, query, client, transport);
      assertThat(ask(fastWay, query, client, transport))
          .as("seed %d, query %d: %s", SEED, i, Wire.hex(query))
          .isEqualTo(expected);
      answered += expected.length > 12 && expected[7] > 0 ? 1 : 0;
    }
    assertThat(answered).isGreaterThan(QUERIES / 10);
  }

  private void change(int number, List<NamingService> services) {
    if (number % 50 == 0) {
      clock.advance(Duration.ofMillis(random.nextInt(900)));
    }
    if (number % 97 == 0) {
      boolean isBoston = random.nextBoolean();
      boolean isEnabled = random.nextInt(3) > 0;
      LoadSample load = new LoadSample(random.nextDouble());
      for (NamingService service : services) {
        String site = service.topology().sites().get(isBoston ? 0 : 1).id();
        service.setAdmin(site, isEnabled ? AdminState.AUTO : AdminState.DOWN, "test");
        service.recordLoad(site, load);
        service.recordDraining(site, load.load() < 0.3, "test");
      }
    }
  }

  private InetAddress client() {
    int network = random.nextInt(40);
    return random.nextInt(4) == 0
        ? InetAddresses.forString("2001:db8:0:" + network + "::1")
        : InetAddresses.fromInteger(0xC633_6400 | network);
  }

  private static byte[] ask(
      PacketHandler handler, byte[] query, InetAddress client, Transport transport) {
    ByteBuffer reply = ByteBuffer.allocate(transport.maxBytes());
    handler.handle(ByteBuffer.wrap(query), client, transport, reply);
    return Arrays.copyOf(reply.array(), reply.position());
  }
}
