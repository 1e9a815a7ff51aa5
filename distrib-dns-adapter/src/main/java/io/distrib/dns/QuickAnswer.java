package io.distrib.dns;

import java.nio.ByteBuffer;
import org.xbill.DNS.Type;

/**
 * One reply as it goes on the wire, but for what comes from the query: the question, the OPT
 * record, RD and DO. <em>Immutable, thread-safe.</em>
 */
final class QuickAnswer {
  private static final int RD = 0x0100;
  private static final int TC = 0x0200;
  private static final int DNSSEC_OK = 0x8000;
  private static final int ONE_QUESTION = 0x0001_0000;
  private static final long OPT =
      ((long) Type.OPT << 40) | ((long) Transport.UDP.maxOctets() << 24);

  private final int flags;
  private final int answers;
  private final int authorities;
  private final byte[] records;

  /**
   * Takes the reply to another such query.
   *
   * @param message without an OPT record
   * @param questionOctets its header and question
   */
  QuickAnswer(ByteBuffer message, int questionOctets) {
    this.flags = message.getShort(2);
    this.answers = message.getShort(6);
    this.authorities = message.getShort(8);
    this.records = new byte[message.limit() - questionOctets];
    message.get(questionOctets, records);
  }

  /** Writes at the position of {@code reply}; what does not fit loses its records, and gets TC. */
  void write(ByteBuffer query, int questionOctets, Transport transport, ByteBuffer reply) {
    int opt = query.position() + questionOctets;
    boolean hasOpt = query.limit() > opt;
    int granted = hasOpt ? query.getShort(opt + 3) & 0xffff : Transport.PLAIN_UDP_OCTETS;
    int size = questionOctets + records.length + (hasOpt ? PlainQuery.OPT_OCTETS : 0);
    boolean fits = size <= transport.limit(granted);
    putQuestion(query, questionOctets, fits, reply);
    if (fits) {
      reply.put(records);
    }
    if (hasOpt) {
      putOpt(query.getShort(opt + 7) & DNSSEC_OK, reply);
    }
  }

  private void putQuestion(ByteBuffer query, int octets, boolean fits, ByteBuffer reply) {
    int start = query.position();
    int at = reply.position();
    int asked = query.getShort(start + 2) & RD;
    reply.put(at, query, start, octets);
    reply.putShort(at + 2, (short) (flags | asked | (fits ? 0 : TC)));
    reply.putInt(at + 4, ONE_QUESTION | (fits ? answers : 0));
    reply.putShort(at + 8, (short) (fits ? authorities : 0));
    reply.position(at + octets);
  }

  /** Root, type, size, code, version, then the flags, of which DO alone counts; no options. */
  private static void putOpt(int optFlags, ByteBuffer reply) {
    reply.putLong(OPT | (optFlags >>> 8));
    reply.put((byte) 0);
    reply.putShort((short) 0);
  }
}
