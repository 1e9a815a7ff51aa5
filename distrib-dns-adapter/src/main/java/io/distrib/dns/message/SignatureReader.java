package io.distrib.dns.message;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;

/** Reads the TSIG record of one query (RFC 8945 4.2). <em>Confined to one thread.</em> */
final class SignatureReader {
  private final WireCursor wire;
  private final int owner;

  /**
   * Reads from {@code wire}, which stands behind the record's type.
   *
   * @param owner where the record begins
   */
  SignatureReader(WireCursor wire, int owner) {
    this.wire = wire;
    this.owner = owner;
  }

  /** The record; null if it is malformed, and then the cursor is broken. */
  @Nullable Signature read() {
    if (wire.u16() != DClass.ANY) {
      wire.breakOff();
    }
    wire.skip(4);
    int length = wire.u16();
    int end = wire.remaining() - length;
    Name algorithm = wire.nameAt(wire.position());
    wire.plainName();
    long time = ((long) wire.u16() << 32) | (wire.u32() & 0xffff_ffffL);
    int fudge = wire.u16();
    skipRest();
    Name key = wire.nameAt(owner);
    if (wire.remaining() != end) {
      wire.breakOff();
    }
    return wire.isBroken() || key == null || algorithm == null
        ? null
        : new Signature(key, algorithm, time, fudge);
  }

  /** The MAC, the original id, the error, and what else there is. */
  private void skipRest() {
    wire.skip(wire.u16());
    wire.skip(4);
    wire.skip(wire.u16());
  }
}
