package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.dns.guard.GuardedHandler;
import io.distrib.dns.zone.Zone;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Type;

/** Whatever bytes come: no fault, and every reply is well-formed and within its size. */
class HostilePacketsTest {
  private static final long SEED = 20_261_122;
  private static final int PACKETS = 20_000;
  private static final List<byte[]> GOOD =
      List.of(
          Wire.query("us.example.test", "A"),
          Wire.query("nowhere.example.test", "AAAA"),
          Wire.query("example.test", "SOA"),
          Wire.edns("us.example.test", "HTTPS", 1232, "10=0102030405060708", "8=00011800c00002"),
          Wire.query("us.example.test", Type.ANY, 255, Wire.opt(512, 0, 0x8000, "3=", "11=")));

  private final GuardedHandler handler =
      (GuardedHandler)
          TestZones.server(
                  Zone.builder(TestZones.APEX, TestZones.naming(TestZones.sites().build())).build())
              .handler();

  @Test
  void mutatedQueriesMeetNoFault() {
    Random random = new Random(SEED);
    for (int i = 0; i < PACKETS; i++) {
      check(mutated(GOOD.get(random.nextInt(GOOD.size())), random), i);
    }
  }

  @Test
  void randomBytesMeetNoFault() {
    Random random = new Random(SEED);
    for (int i = 0; i < PACKETS; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      check(bytes, i);
    }
  }

  private void check(byte[] query, int number) {
    byte[] reply = Wire.ask(handler, query);
    assertThat(handler.faults()).as("seed %d, packet %d", SEED, number).isZero();
    if (reply.length > 0) {
      Message message = Wire.parse(reply);
      assertThat(message.getHeader().getFlag(Flags.QR)).isTrue();
      assertThat(message.getHeader().getID()).isEqualTo(ByteBuffer.wrap(query).getShort() & 0xffff);
      assertThat(query[2] & 0x80).as("an answer to an answer").isZero();
    }
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int i = random.nextInt(5); i >= 0; i--) {
      bytes = Wire.mutated(bytes, random, 4);
    }
    return bytes;
  }
}
