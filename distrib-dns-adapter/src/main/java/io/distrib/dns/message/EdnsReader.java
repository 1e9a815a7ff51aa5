package io.distrib.dns.message;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.EDNSOption.Code;

/** Reads the OPT record of one query. <em>Confined to one thread.</em> */
final class EdnsReader {
  private static final int DNSSEC_OK = 0x8000;

  private final WireCursor wire;
  private @Nullable Cookie cookie;
  private @Nullable ClientSubnet subnet;
  private boolean wantsIdentity;
  private boolean wantsKeepalive;

  /** Reads from {@code wire}, which stands behind the record's type. */
  EdnsReader(WireCursor wire) {
    this.wire = wire;
  }

  /** The record; the cursor breaks when it is malformed. */
  Edns read() {
    int payloadBytes = wire.u16();
    int extended = wire.u32();
    int version = (extended >>> 16) & 0xff;
    int length = wire.u16();
    if (version == 0) {
      options(length);
    } else {
      wire.skip(length);
    }
    boolean isDnssecOk = (extended & DNSSEC_OK) != 0;
    return new Edns(
        payloadBytes, version, isDnssecOk, cookie, subnet, wantsIdentity, wantsKeepalive);
  }

  private void options(int length) {
    int end = wire.remaining() - length;
    while (wire.remaining() > Math.max(end, 0)) {
      int code = wire.u16();
      option(code, wire.bytes(wire.u16()));
    }
    if (wire.remaining() != end) {
      wire.breakOff();
    }
  }

  private void option(int code, byte[] data) {
    switch (code) {
      case Code.NSID -> wantsIdentity = true;
      case Code.TCP_KEEPALIVE -> wantsKeepalive = true;
      case Code.COOKIE -> cookie = valid(Cookie.parse(data), cookie);
      case Code.CLIENT_SUBNET -> subnet = valid(ClientSubnet.parse(data), subnet);
      default -> {}
    }
  }

  /** The first of its kind counts; one that cannot be read breaks the query. */
  private <T> @Nullable T valid(@Nullable T parsed, @Nullable T earlier) {
    if (parsed == null) {
      wire.breakOff();
    }
    return earlier == null ? parsed : earlier;
  }
}
