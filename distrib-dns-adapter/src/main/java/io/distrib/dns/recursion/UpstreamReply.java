package io.distrib.dns.recursion;

import io.distrib.dns.message.Reply;
import io.distrib.dns.message.WireCursor;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.EDNSOption.Code;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * What an upstream has said, as its records lie in the message, so that those are handed on byte by
 * byte. <em>Confined to one thread, until the next message is read.</em>
 *
 * @param rcode 0 to 4,095
 * @param isTruncated whether it has more to say by TCP; then no record counts
 * @param answers how many records the answer section has
 * @param authorities the same of the authority section
 * @param additionals the same of the additional section, up to its OPT record
 * @param records all these
 * @param extendedError what it says about a failure (RFC 8914), or none
 */
record UpstreamReply(
    int rcode,
    boolean isTruncated,
    int answers,
    int authorities,
    int additionals,
    ByteBuffer records,
    int extendedError) {
  private static final int TC = 0x0200;
  private static final int RCODE = 0x000F;

  /** Nothing, but it may be had by TCP. */
  static final UpstreamReply TRUNCATED =
      new UpstreamReply(
          Rcode.NOERROR, true, 0, 0, 0, ByteBuffer.allocate(0), Reply.NO_EXTENDED_ERROR);

  /** The reply to {@code query}; null if {@code message} is not that, or broken. */
  static @Nullable UpstreamReply read(ByteBuffer message, UpstreamQuery query) {
    if (!query.isAnsweredBy(message)) {
      return null;
    }
    int flags = message.getShort(message.position() + 2);
    return (flags & TC) != 0 ? TRUNCATED : new Walk(message, query).read(flags & RCODE);
  }

  /** Whether it answers the question; else another upstream may. */
  boolean isAnswer() {
    return switch (rcode) {
      case Rcode.FORMERR, Rcode.SERVFAIL, Rcode.NOTIMP, Rcode.REFUSED -> false;
      default -> rcode <= RCODE;
    };
  }

  /** Walks over every record of one message. <em>Confined to one thread.</em> */
  private static final class Walk {
    private final ByteBuffer message;
    private final int start;
    private final int firstRecord;
    private final WireCursor wire;
    private int recordsEnd;
    private int additionals;
    private int upperRcode;
    private int extendedError = Reply.NO_EXTENDED_ERROR;

    Walk(ByteBuffer message, UpstreamQuery query) {
      this.message = message.duplicate();
      this.start = message.position();
      this.firstRecord = start + query.questionEnd();
      this.wire = new WireCursor(this.message);
    }

    @Nullable UpstreamReply read(int lowerRcode) {
      wire.skip(firstRecord - start);
      int answers = count(6);
      int authorities = count(8);
      for (int i = 0; i < answers + authorities && !wire.isBroken(); i++) {
        wire.skipName();
        body(wire.u16());
      }
      additional(count(10));
      if (wire.isBroken() || wire.remaining() > 0) {
        return null;
      }
      ByteBuffer records = message.duplicate().limit(recordsEnd).position(firstRecord).slice();
      return new UpstreamReply(
          upperRcode << 4 | lowerRcode,
          false,
          answers,
          authorities,
          additionals,
          records,
          extendedError);
    }

    private int count(int at) {
      return message.getShort(start + at) & 0xffff;
    }

    /** OPT and TSIG belong to one hop; what is behind them, seldom anything, is left out too. */
    private void additional(int count) {
      boolean isKept = true;
      recordsEnd = message.position();
      for (int i = 0; i < count && !wire.isBroken(); i++) {
        wire.skipName();
        int type = wire.u16();
        isKept &= type != Type.OPT && type != Type.TSIG;
        if (type == Type.OPT) {
          opt();
        } else {
          body(type);
        }
        additionals += isKept ? 1 : 0;
        recordsEnd = isKept ? message.position() : recordsEnd;
      }
    }

    private void body(int type) {
      if (type == Type.OPT) {
        wire.breakOff();
      }
      wire.skip(6);
      wire.skip(wire.u16());
    }

    private void opt() {
      wire.skip(2);
      upperRcode = wire.u32() >>> 24;
      int end = wire.u16();
      end = wire.remaining() - end;
      while (wire.remaining() > Math.max(end, 0)) {
        option(wire.u16(), wire.u16());
      }
      if (wire.remaining() != end) {
        wire.breakOff();
      }
    }

    private void option(int code, int bytes) {
      if (code == Code.EDNS_EXTENDED_ERROR && bytes >= 2) {
        extendedError = wire.u16();
        wire.skip(bytes - 2);
      } else {
        wire.skip(bytes);
      }
    }
  }
}
