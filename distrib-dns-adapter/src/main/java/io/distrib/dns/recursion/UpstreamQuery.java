package io.distrib.dns.recursion;

import io.distrib.dns.message.PlainQuery;
import io.distrib.dns.message.Query;
import io.distrib.dns.message.Question;
import io.distrib.dns.packet.Transport;
import java.nio.ByteBuffer;
import org.xbill.DNS.Type;

/**
 * One question as it is put to one upstream, under an id that nobody can guess. The name is in the
 * case in which the first client asked, the OPT record is our own: of the client's, DO alone is
 * handed on. <em>Immutable: nobody writes to the bytes.</em>
 */
final class UpstreamQuery {
  private static final int FLAGS_AT = 2;
  private static final int QUESTION_COUNT_AT = 4;
  private static final int RD = 0x0100;
  private static final int CD = 0x0010;
  private static final int RESPONSE_AND_OPCODE = 0xF800;
  private static final int RESPONSE = 0x8000;
  private static final int DNSSEC_OK = 0x8000;
  private static final int TYPE_AND_CLASS_BYTES = 4;

  private final byte[] bytes;
  private final int questionEnd;

  /**
   * Asks for what {@code key} says.
   *
   * @param id 0 to 65,535, random
   */
  UpstreamQuery(LookupKey key, int id) {
    Question question = key.question();
    byte[] name = question.name().toWire();
    this.questionEnd = Query.HEADER_BYTES + name.length + TYPE_AND_CLASS_BYTES;
    ByteBuffer out = ByteBuffer.allocate(questionEnd + PlainQuery.OPT_BYTES);
    out.putShort((short) id).putShort((short) (RD | (key.isCheckingDisabled() ? CD : 0)));
    out.putShort((short) 1).putShort((short) 0).putShort((short) 0).putShort((short) 1);
    out.put(name).putShort((short) question.type()).putShort((short) question.dclass());
    out.put((byte) 0).putShort((short) Type.OPT).putShort((short) Transport.UDP.maxBytes());
    out.putInt(key.isDnssecOk() ? DNSSEC_OK : 0).putShort((short) 0);
    this.bytes = out.array();
  }

  /** The message. */
  ByteBuffer message() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** Where the question ends. */
  int questionEnd() {
    return questionEnd;
  }

  /** Whether {@code message} has the id and the question of this, and is a response. */
  boolean isAnsweredBy(ByteBuffer message) {
    int start = message.position();
    return message.remaining() >= questionEnd
        && message.getShort(start) == ByteBuffer.wrap(bytes).getShort()
        && (message.getShort(start + FLAGS_AT) & RESPONSE_AND_OPCODE) == RESPONSE
        && message.getShort(start + QUESTION_COUNT_AT) == 1
        && hasQuestion(message, start);
  }

  /** Upper and lower case are one, as some do not give back what they got (RFC 4343). */
  private boolean hasQuestion(ByteBuffer message, int start) {
    int nameEnd = questionEnd - TYPE_AND_CLASS_BYTES;
    for (int at = Query.HEADER_BYTES; at < questionEnd; at++) {
      byte mine = bytes[at];
      byte other = message.get(start + at);
      if (at < nameEnd ? lower(mine) != lower(other) : mine != other) {
        return false;
      }
    }
    return true;
  }

  /** No length of a label is a letter. */
  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }
}
