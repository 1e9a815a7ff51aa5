package io.distrib.dns;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Type;

/**
 * Reads one query and checks its whole form: every section is walked, though only the question, OPT
 * and TSIG count (RFC 1035 4.1, 6891, 8945, 9619). <em>Confined to one thread.</em>
 */
final class QueryReader {
  static final int HEADER_OCTETS = 12;

  private final WireCursor wire;
  private @Nullable Question question;
  private @Nullable Edns edns;
  private boolean isSigned;

  private QueryReader(ByteBuffer message) {
    this.wire = new WireCursor(message);
  }

  /** The query; null if it is to be met with silence: too short, or itself a response. */
  static @Nullable Query read(ByteBuffer message) {
    return message.remaining() < HEADER_OCTETS ? null : new QueryReader(message).read();
  }

  private @Nullable Query read() {
    Query.Header header = new Query.Header(wire.u16(), wire.u16());
    int questions = wire.u16();
    int records = wire.u16() + wire.u16();
    int additional = wire.u16();
    if (header.isResponse()) {
      return null;
    }
    if (questions == 1) {
      question();
      plainRecords(records);
    }
    if (questions <= 1) {
      additionalRecords(records, additional);
    }
    boolean isMalformed = wire.isBroken() || wire.remaining() > 0 || questions > 1;
    return new Query(header, questions, question, edns, isSigned, isMalformed && isStrict(header));
  }

  /** What other opcodes carry is theirs to define: they are refused by their opcode alone. */
  private static boolean isStrict(Query.Header header) {
    return header.opcode() == Opcode.QUERY;
  }

  private void question() {
    byte[] name = wire.plainName();
    int type = wire.u16();
    int dclass = wire.u16();
    if (!wire.isBroken()) {
      question = new Question(name(name), type, dclass);
    }
  }

  private static Name name(byte[] octets) {
    try {
      return new Name(octets);
    } catch (IOException e) {
      throw new AssertionError("a checked name does not parse", e);
    }
  }

  /** The answer and authority sections: nothing in them counts, and no OPT belongs there. */
  private void plainRecords(int count) {
    for (int i = 0; i < count && !wire.isBroken(); i++) {
      wire.skipName();
      if (wire.u16() == Type.OPT) {
        wire.breakOff();
      }
      skipBody();
    }
  }

  private void additionalRecords(int before, int count) {
    if (question == null && before > 0) {
      wire.breakOff();
    }
    for (int i = 0; i < count && !wire.isBroken(); i++) {
      int left = wire.remaining();
      wire.skipName();
      boolean isRoot = wire.remaining() == left - 1;
      additionalRecord(isRoot, i == count - 1);
    }
  }

  private void additionalRecord(boolean isRoot, boolean isLast) {
    int type = wire.u16();
    if (type == Type.OPT) {
      opt(isRoot);
    } else if (type == Type.TSIG) {
      signature(isLast);
    } else {
      skipBody();
    }
  }

  /** One OPT at most, owned by the root (RFC 6891 6.1.1, 6.1.2). */
  private void opt(boolean isRoot) {
    if (edns != null || !isRoot) {
      wire.breakOff();
    }
    Edns read = new EdnsReader(wire).read();
    edns = edns == null ? read : edns;
  }

  /** A TSIG is the last record, and of class ANY (RFC 8945 4.2, 5.1). */
  private void signature(boolean isLast) {
    isSigned = true;
    if (!isLast || wire.u16() != DClass.ANY) {
      wire.breakOff();
    }
    wire.skip(4);
    wire.skip(wire.u16());
  }

  private void skipBody() {
    wire.skip(6);
    wire.skip(wire.u16());
  }
}
