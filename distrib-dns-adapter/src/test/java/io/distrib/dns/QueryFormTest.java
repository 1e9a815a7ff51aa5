package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.zone.Zone;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/** What is no query, or a bad one (RFC 1035 4.1, 2136, 6891, 8490, 8945, 9619). */
class QueryFormTest {
  private static final String NAME = "02 7573 07 6578616d706c65 04 74657374 00";
  private static final String QUESTION = NAME + "0001 0001";
  private static final String OPT = "00 0029 04d0 00000000 0000";
  private static final String TSIG =
      "01 6b 00 00fa 00ff 00000000 0014 01 61 00 123456789abc 012c 0001 ff 1234 0000 0000";

  /** What is odd; bytes behind the id: flags, counts, sections; the reply's code. */
  private static final String TABLE =
      """
      a good query                   | 0000 0001 0000 0000 0000 Q                          | NOERROR
      all flags but QR               | 07ff 0001 0000 0000 0000 Q                          | NOERROR
      a response                     | 8000 0001 0000 0000 0000 Q                          | silence
      opcode IQUERY                  | 0800 0001 0000 0000 0000 Q                          | NOTIMP
      opcode STATUS                  | 1000 0001 0000 0000 0000 Q                          | NOTIMP
      opcode 3                       | 1800 0001 0000 0000 0000 Q                          | NOTIMP
      opcode NOTIFY                  | 2000 0001 0000 0000 0000 Q                          | REFUSED
      opcode UPDATE                  | 2800 0001 0000 0000 0000 Q                          | REFUSED
      opcode DSO                     | 3000 0000 0000 0000 0000 0001 0008 00003a98 00003a98 | NOTIMP
      opcode 15, a header only       | 7ff0 0000 0000 0000 0000                            | NOTIMP
      class CH                       | 0000 0001 0000 0000 0000 N 0001 0003                | REFUSED
      class ANY                      | 0000 0001 0000 0000 0000 N 0001 00ff                | REFUSED
      no question                    | 0000 0000 0000 0000 0000                            | FORMERR
      no question but EDNS           | 0000 0000 0000 0000 0001 O                          | FORMERR
      no question but a cookie       | 0000 0000 0000 0000 0001 00 0029 04d0 00000000 000c 000a 0008 0102030405060708 | NOERROR
      two questions                  | 0000 0002 0000 0000 0000 Q Q                        | FORMERR
      two questions, one there       | 0000 0002 0000 0000 0000 Q                          | FORMERR
      one question, none there       | 0000 0001 0000 0000 0000                            | FORMERR
      cut in the name                | 0000 0001 0000 0000 0000 02 75                      | FORMERR
      cut before the type            | 0000 0001 0000 0000 0000 N                          | FORMERR
      cut in the class               | 0000 0001 0000 0000 0000 N 0001 00                  | FORMERR
      a pointer to itself            | 0000 0001 0000 0000 0000 c00c 0001 0001             | FORMERR
      a pointer into the header      | 0000 0001 0000 0000 0000 02 7573 c001 0001 0001     | FORMERR
      a label of type 01             | 0000 0001 0000 0000 0000 41 01 00 0001 0001         | FORMERR
      trailing bytes                | 0000 0001 0000 0000 0000 Q 00                       | FORMERR
      counts without records         | 0000 0001 ffff ffff ffff Q                          | FORMERR
      an answer record               | 0000 0001 0001 0000 0000 Q c00c 0001 0001 00000000 0000 | NOERROR
      its data past the end          | 0000 0001 0001 0000 0000 Q c00c 0001 0001 00000000 0004 01 | FORMERR
      its owner points forward       | 0000 0001 0001 0000 0000 Q c0ff 0001 0001 00000000 0000 | FORMERR
      an OPT                         | 0000 0001 0000 0000 0001 Q O                        | NOERROR
      an OPT behind another record   | 0000 0001 0000 0000 0002 Q c00c 0001 0001 00000000 0000 O | NOERROR
      an OPT before another record   | 0000 0001 0000 0000 0002 Q O c00c 0001 0001 00000000 0000 | NOERROR
      two OPTs                       | 0000 0001 0000 0000 0002 Q O O                      | FORMERR
      an OPT among the answers       | 0000 0001 0001 0000 0000 Q O                        | FORMERR
      an OPT that is not the root's  | 0000 0001 0000 0000 0001 Q 01 78 O                  | FORMERR
      an OPT past the end            | 0000 0001 0000 0000 0001 Q 00 0029 04d0 00000000 0001 | FORMERR
      an OPT with half an option     | 0000 0001 0000 0000 0001 Q 00 0029 04d0 00000000 0003 000300 | FORMERR
      an option longer than its OPT  | 0000 0001 0000 0000 0001 Q 00 0029 04d0 00000000 0005 5555 0002 01 | FORMERR
      EDNS version 1                 | 0000 0001 0000 0000 0001 Q 00 0029 04d0 00010000 0000 | BADVERS
      EDNS version 1, bad options    | 0000 0001 0000 0000 0001 Q 00 0029 04d0 00010000 0001 ff | BADVERS
      a TSIG                         | 0000 0001 0000 0000 0001 Q T                        | NOTAUTH
      a TSIG that is not the last    | 0000 0001 0000 0000 0002 Q T O                      | FORMERR
      a TSIG with nothing in it      | 0000 0001 0000 0000 0001 Q 01 6b 00 00fa 00ff 00000000 0000 | FORMERR
      a TSIG with half a time        | 0000 0001 0000 0000 0001 Q 01 6b 00 00fa 00ff 00000000 0006 01 61 00 123456 | FORMERR
      a TSIG longer than it says     | 0000 0001 0000 0000 0001 Q 01 6b 00 00fa 00ff 00000000 0013 01 61 00 123456789abc 012c 0001 ff 1234 0000 0000 | FORMERR
      a TSIG of class IN             | 0000 0001 0000 0000 0001 Q 01 6b 00 00fa 0001 00000000 0014 01 61 00 123456789abc 012c 0001 ff 1234 0000 0000 | FORMERR
      a TSIG whose owner loops       | 0000 0001 0000 0000 0001 Q c021 00fa 00ff 00000000 0014 01 61 00 123456789abc 012c 0001 ff 1234 0000 0000 | FORMERR
      a TSIG with a pointer          | 0000 0001 0000 0000 0001 Q 01 6b 00 00fa 00ff 00000000 0013 c00c 123456789abc 012c 0001 ff 1234 0000 0000 | FORMERR
      a TSIG behind an OPT           | 0000 0001 0000 0000 0002 Q O T                      | NOTAUTH
      """;

  private final PacketHandler handler =
      TestZones.server(
              Zone.builder(TestZones.APEX, TestZones.naming(TestZones.sites().build())).build())
          .handler();

  @Test
  void meetsEachFormOfTheTable() {
    List<List<String>> rows = TABLE.lines().map(QueryFormTest::cells).toList();
    assertThat(rows.stream().map(row -> row.get(0) + ": " + code(ask(row.get(1)))).toList())
        .containsExactlyElementsOf(
            rows.stream().map(row -> row.get(0) + ": " + row.get(2)).toList());
  }

  @Test
  void silenceForLessThanAHeader() {
    for (int length = 0; length < 12; length++) {
      assertThat(Wire.ask(handler, new byte[length])).isEmpty();
    }
  }

  @Test
  void anErrorIsNoLongerThanItsQuery() {
    TABLE
        .lines()
        .map(QueryFormTest::cells)
        .filter(row -> !row.get(2).startsWith("NOERROR"))
        .forEach(
            row ->
                assertThat(ask(row.get(1)).length)
                    .as(row.get(0))
                    .isLessThanOrEqualTo(bytes(row.get(1))));
  }

  @Test
  void copiesTheIdTheOpcodeAndRdAndNoOtherFlag() {
    assertThat(Wire.hex(ask("07ff 0001 0000 0000 0000 Q"))).startsWith("1234" + "8500");
    assertThat(Wire.hex(ask("7fff 0000 0000 0000 0000"))).startsWith("1234" + "f804");
  }

  @Test
  void echoesTheQuestionByteByByte() {
    byte[] query = Wire.query("uS.eXample.TEST", "A");
    byte[] reply = Wire.ask(handler, query);
    assertThat(Arrays.copyOfRange(reply, 12, query.length))
        .isEqualTo(Arrays.copyOfRange(query, 12, query.length));
  }

  private static List<String> cells(String row) {
    return Splitter.on('|').trimResults().splitToList(row);
  }

  private byte[] ask(String row) {
    return Wire.ask(handler, message(row));
  }

  private static int bytes(String row) {
    return message(row).length;
  }

  private static byte[] message(String row) {
    String spelled =
        row.replace("Q", QUESTION).replace("N", NAME).replace("O", OPT).replace("T", TSIG);
    return Wire.hex("1234" + spelled);
  }

  private static String code(byte[] reply) {
    if (reply.length == 0) {
      return "silence";
    }
    Message message = Wire.parse(reply);
    return Rcode.string(message.getRcode()).replace("BADSIG", "BADVERS");
  }
}
