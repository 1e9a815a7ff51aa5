package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.distrib.dns.guard.GuardedHandler;
import io.distrib.dns.message.Query;
import io.distrib.dns.message.QueryReader;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import io.distrib.dns.zone.Zone;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;

/**
 * The way of a packet under whatever bytes a fuzzer finds. Every build runs the inputs that are
 * kept beside this class, {@code JAZZER_FUZZ=1} and one of the methods searches for more.
 */
class PacketFuzzTest {
  private static final int MAX_TIMES = 3;
  private static final int QR = 0x80;
  private static final ByteBuffer OUT = ByteBuffer.allocate(Transport.TCP.maxBytes());

  private static final GuardedHandler HANDLER =
      (GuardedHandler)
          TestZones.server(
                  Zone.builder(TestZones.APEX, TestZones.naming(TestZones.sites().build())).build())
              .identity("n".repeat(56))
              .cookieSecret(new byte[16])
              .handler();

  private static final PacketHandler FLOODED =
      TestZones.server(
              Zone.builder(TestZones.APEX, TestZones.naming(TestZones.sites().build())).build())
          .identity("n".repeat(56))
          .rateLimit(new RateLimit(1, 1, List.of()))
          .handler();

  @FuzzTest(maxDuration = "3m")
  void aPacketMeetsNoFaultAndGainsLittle(byte[] packet) {
    byte[] reply = ask(HANDLER, packet, Transport.UDP);
    assertThat(HANDLER.faults()).isZero();
    check(packet, reply);
    assertThat(reply.length).isLessThanOrEqualTo(MAX_TIMES * packet.length);
    check(packet, ask(HANDLER, packet, Transport.TCP));
  }

  @FuzzTest(maxDuration = "3m")
  void aPacketTooMuchMeetsNoFaultEither(byte[] packet) {
    byte[] reply = ask(FLOODED, packet, Transport.UDP);
    assertThat(((GuardedHandler) FLOODED).faults()).isZero();
    check(packet, reply);
    assertThat(reply.length).isLessThanOrEqualTo(MAX_TIMES * packet.length);
  }

  @FuzzTest(maxDuration = "3m")
  void ourReaderAndAnotherReadTheSameQuestion(byte[] packet) {
    Query query = QueryReader.read(ByteBuffer.wrap(packet));
    Record other = question(packet);
    if (query != null && !query.isMalformed() && query.question() != null && other != null) {
      assertThat(query.question().toRecord()).isEqualTo(other);
    }
  }

  private static byte[] ask(PacketHandler handler, byte[] packet, Transport transport) {
    OUT.clear().limit(transport.maxBytes());
    handler.handle(ByteBuffer.wrap(packet), Wire.CLIENT, transport, OUT);
    return Arrays.copyOf(OUT.array(), OUT.position());
  }

  private static void check(byte[] packet, byte[] reply) {
    if (reply.length > 0) {
      assertThat(packet[2] & QR).as("an answer to an answer").isZero();
      assertThat(reply[2] & QR).isNotZero();
      assertThat(new byte[] {reply[0], reply[1]}).isEqualTo(new byte[] {packet[0], packet[1]});
      Wire.parse(reply);
    }
  }

  /** As dnsjava reads it; null if it cannot. */
  private static Record question(byte[] packet) {
    try {
      return new Message(packet).getQuestion();
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
