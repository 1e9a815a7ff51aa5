package io.distrib.dns.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Type;

/**
 * Reads one query and checks its whole form: every section is walked, though only the question, OPT
 * and TSIG count (RFC 1035 4.1, 6891, 8945, 9619). <em>Confined to one thread.</em>
 */
public final class QueryReader {
  private final WireCursor wire;
  private @Nullable Question question;
  private @Nullable Edns edns;
  private @Nullable Signature signature;

  private QueryReader(ByteBuffer message) {
    this.wire = new WireCursor(message);
  }

  /** The query; null if it is to be met with silence: too short, or itself a response. */
  public static @Nullable Query read(ByteBuffer message) {
    return message.remaining() < Query.HEADER_BYTES ? null : new QueryReader(message).read();
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
    return new Query(header, questions, question, edns, signature, isMalformed && isStrict(header));
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

  private static Name name(byte[] bytes) {
    try {
      return new Name(bytes);
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
      int owner = wire.position();
      wire.skipName();
      additionalRecord(owner, i == count - 1);
    }
  }

  private void additionalRecord(int owner, boolean isLast) {
    boolean isRoot = wire.position() == owner + 1;
    int type = wire.u16();
    if (type == Type.OPT) {
      opt(isRoot);
    } else if (type == Type.TSIG) {
      signature(owner, isLast);
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

  /** A TSIG is the last record (RFC 8945 5.1). */
  private void signature(int owner, boolean isLast) {
    if (!isLast) {
      wire.breakOff();
    }
    signature = new SignatureReader(wire, owner).read();
  }

  private void skipBody() {
    wire.skip(6);
    wire.skip(wire.u16());
  }
}
