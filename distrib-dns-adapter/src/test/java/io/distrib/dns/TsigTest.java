package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import io.distrib.dns.zone.Zone;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.Type;

/** Who signs with a key that is not known is told so (RFC 8945 5.2.1); no key is known here. */
class TsigTest {
  private static final Instant TIME = Instant.ofEpochSecond(0x1_2345_6789L);
  private static final Name NAME = Wire.name("us.example.test");

  private final PacketHandler handler =
      TestZones.server(
              Zone.builder(TestZones.APEX, TestZones.naming(TestZones.sites().build())).build())
          .handler();

  @Test
  void aKeyThatIsNotKnownIsToldWithoutASignature() {
    Message reply = ask(query(Type.A, "Key.example.TEST"));
    assertThat(Wire.status(reply)).isEqualTo("NOTAUTH");
    assertThat(reply.getSection(Section.ANSWER)).isEmpty();
    TSIGRecord told = reply.getTSIG();
    assertThat(told.getName().toString()).isEqualToIgnoringCase("key.example.test.");
    assertThat(told.getAlgorithm()).isEqualTo(TSIG.HMAC_SHA256);
    assertThat(told.getError()).isEqualTo(Rcode.BADKEY);
    assertThat(told.getSignature()).isEmpty();
    assertThat(told.getTimeSigned()).isEqualTo(TIME);
    assertThat(told.getFudge()).isEqualTo(Duration.ofMinutes(5));
    assertThat(told.getOriginalID()).isEqualTo(Wire.ID);
    assertThat(told.getTTL()).isZero();
  }

  @Test
  void itIsTheLastRecordBehindTheOpt() {
    Message query = query(Type.A);
    query.addRecord(Wire.opt(1232, 0, 0), Section.ADDITIONAL);
    query.addRecord(tsig(Wire.name("key"), TSIG.HMAC_SHA256), Section.ADDITIONAL);
    assertThat(ask(query).getSection(Section.ADDITIONAL).stream().map(Record::getType))
        .containsExactly(Type.OPT, Type.TSIG);
  }

  @Test
  void aKeyThatTakesTheNameOfTheQuestionIsReadThroughItsPointer() {
    Message query = query(Type.AXFR, NAME.toString());
    assertThat(query.toWire()).hasSize(106);
    assertThat(ask(query).getTSIG().getName()).isEqualTo(NAME);
  }

  @Test
  void whatDoesNotFitIntoADatagramIsToldByTcp() {
    String label = "k".repeat(63);
    Name name = Wire.name(String.join(".", label, label, label));
    Message query = query(Type.A);
    Name key = Wire.name("k".repeat(61) + "." + name);
    Name algorithm = Wire.name("a".repeat(61) + "." + name);
    query.addRecord(tsig(key, algorithm), Section.ADDITIONAL);
    byte[] byUdp = Wire.ask(handler, query.toWire());
    assertThat(byUdp.length).isLessThanOrEqualTo(Transport.PLAIN_UDP_BYTES);
    assertThat(Wire.status(Wire.parse(byUdp))).isEqualTo("NOTAUTH tc");
    Message byTcp = Wire.parse(Wire.ask(handler, query.toWire(), Transport.TCP));
    assertThat(byTcp.getTSIG().getName()).isEqualTo(key);
  }

  private static Message query(int type, String key) {
    Message message = query(type);
    message.addRecord(tsig(Wire.name(key), TSIG.HMAC_SHA256), Section.ADDITIONAL);
    return message;
  }

  private static Message query(int type) {
    Message message = new Message(Wire.ID);
    message.addRecord(Record.newRecord(NAME, type, DClass.IN), Section.QUESTION);
    return message;
  }

  private static TSIGRecord tsig(Name key, Name algorithm) {
    return new TSIGRecord(
        key,
        DClass.ANY,
        0,
        algorithm,
        TIME,
        Duration.ofMinutes(5),
        new byte[32],
        Wire.ID,
        Rcode.NOERROR,
        new byte[0]);
  }

  private Message ask(Message query) {
    return Wire.parse(Wire.ask(handler, query.toWire()));
  }
}
