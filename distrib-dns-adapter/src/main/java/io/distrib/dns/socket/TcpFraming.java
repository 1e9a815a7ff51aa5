package io.distrib.dns.socket;

import java.nio.ByteBuffer;

/**
 * Messages on a stream, each behind its length of two bytes (RFC 1035 4.2.2). <em>All of it is
 * stateless.</em>
 */
public final class TcpFraming {
  /** The size of a length. */
  public static final int LENGTH_BYTES = 2;

  private TcpFraming() {}

  /** How much the first message in {@code in}, which is being filled, takes with its length. */
  static int bytesOfFirst(ByteBuffer in) {
    return in.position() < LENGTH_BYTES ? 0 : LENGTH_BYTES + (in.getShort(0) & 0xffff);
  }

  /** Whether {@code in} begins with a whole message. */
  public static boolean isWhole(ByteBuffer in) {
    return in.remaining() >= LENGTH_BYTES
        && in.remaining() - LENGTH_BYTES >= (in.getShort(in.position()) & 0xffff);
  }
}
