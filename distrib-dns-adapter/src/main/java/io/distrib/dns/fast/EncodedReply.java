package io.distrib.dns.fast;

import io.distrib.dns.message.PlainQuery;
import io.distrib.dns.packet.Transport;
import java.nio.ByteBuffer;
import org.xbill.DNS.Type;

/**
 * One reply as it goes on the wire, but for what comes from the query: the question, the OPT
 * record, RD and DO. It lies in one piece of memory, for with very many names what counts is how
 * many pieces a query touches: flags and the numbers of answers and authorities, two bytes each,
 * then the records. <em>All of it is stateless.</em>
 */
final class EncodedReply {
  private static final int ANSWERS_AT = 2;
  private static final int AUTHORITIES_AT = 4;
  private static final int RECORDS_AT = 6;
  private static final int RD = 0x0100;
  private static final int TC = 0x0200;
  private static final int DNSSEC_OK = 0x8000;
  private static final int ONE_QUESTION = 0x0001_0000;
  private static final long OPT = ((long) Type.OPT << 40) | ((long) Transport.UDP.maxBytes() << 24);

  private EncodedReply() {}

  /**
   * Takes the reply to another such query.
   *
   * @param message without an OPT record
   * @param questionBytes its header and question
   */
  static byte[] of(ByteBuffer message, int questionBytes) {
    byte[] answer = new byte[RECORDS_AT + message.limit() - questionBytes];
    message.get(2, answer, 0, 2);
    message.get(6, answer, ANSWERS_AT, 4);
    message.get(questionBytes, answer, RECORDS_AT, answer.length - RECORDS_AT);
    return answer;
  }

  /**
   * Writes {@code answer} at the position of {@code reply}; what does not fit loses its records,
   * and gets TC.
   */
  static void write(
      byte[] answer, ByteBuffer query, int questionBytes, Transport transport, ByteBuffer reply) {
    int opt = query.position() + questionBytes;
    boolean hasOpt = query.limit() > opt;
    int granted = hasOpt ? query.getShort(opt + 3) & 0xffff : Transport.PLAIN_UDP_BYTES;
    int records = answer.length - RECORDS_AT;
    int size = questionBytes + records + (hasOpt ? PlainQuery.OPT_BYTES : 0);
    boolean fits = size <= transport.limit(granted);
    putQuestion(answer, query, questionBytes, fits, reply);
    if (fits) {
      reply.put(answer, RECORDS_AT, records);
    }
    if (hasOpt) {
      putOpt(query.getShort(opt + 7) & DNSSEC_OK, reply);
    }
  }

  private static void putQuestion(
      byte[] answer, ByteBuffer query, int bytes, boolean fits, ByteBuffer reply) {
    int start = query.position();
    int at = reply.position();
    int asked = query.getShort(start + 2) & RD;
    reply.put(at, query, start, bytes);
    reply.putShort(at + 2, (short) (number(answer, 0) | asked | (fits ? 0 : TC)));
    reply.putInt(at + 4, ONE_QUESTION | (fits ? number(answer, ANSWERS_AT) : 0));
    reply.putShort(at + 8, (short) (fits ? number(answer, AUTHORITIES_AT) : 0));
    reply.position(at + bytes);
  }

  private static int number(byte[] answer, int at) {
    return (answer[at] & 0xff) << 8 | (answer[at + 1] & 0xff);
  }

  /** Root, type, size, code, version, then the flags, of which DO alone counts; no options. */
  private static void putOpt(int optFlags, ByteBuffer reply) {
    reply.putLong(OPT | (optFlags >>> 8));
    reply.put((byte) 0);
    reply.putShort((short) 0);
  }
}
