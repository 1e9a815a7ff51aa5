package io.distrib.dns.packet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The header of the PROXY protocol, version 2, by which a front tells whose query it passes on. The
 * header's TLVs are skipped. <em>All of it is stateless.</em>
 */
public final class ProxyHeader {
  /** The part before the addresses. */
  private static final int FIXED_BYTES = 16;

  /**
   * The largest header that is taken. A part of it never looks like a whole TCP message: the first
   * two bytes, read as a length, are 3,338.
   */
  static final int MAX_BYTES = 2_048;

  private static final long SIGNATURE_START = 0x0D0A_0D0A_000D_0A51L;
  private static final int SIGNATURE_END = 0x5549_540A;
  private static final int COMMAND_AT = 12;
  private static final int FAMILY_AT = 13;
  private static final int LENGTH_AT = 14;
  private static final int LOCAL = 0x20;
  private static final int PROXY = 0x21;
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;
  private static final int DATAGRAM = 2;
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;
  private static final int PORTS_BYTES = 4;

  private ProxyHeader() {}

  /** What came of looking for one. */
  public enum Status {
    /** The header is there. */
    WHOLE,
    /** More bytes may make it one. */
    PARTIAL,
    /** It is none, whatever follows. */
    BAD
  }

  /** Whether {@code in} begins with a header, from its position to its limit. */
  public static Status status(ByteBuffer in) {
    int start = in.position();
    for (int i = 0; i < Math.min(in.remaining(), COMMAND_AT); i++) {
      if (in.get(start + i) != signature(i)) {
        return Status.BAD;
      }
    }
    if (in.remaining() < FIXED_BYTES) {
      return Status.PARTIAL;
    }
    int bytes = bytes(in, start);
    if (bytes > MAX_BYTES || !isKnown(in, start, bytes)) {
      return Status.BAD;
    }
    return in.remaining() < bytes ? Status.PARTIAL : Status.WHOLE;
  }

  /**
   * Reads the whole header that {@code in} begins with, and moves to what follows it: the client;
   * null if the front speaks for itself or does not tell.
   */
  public static @Nullable InetAddress readClient(ByteBuffer in) {
    int start = in.position();
    int bytes = bytes(in, start);
    boolean isTold = (in.get(start + COMMAND_AT) & 0xff) == PROXY;
    int addressBytes = isTold ? addressBytes(in.get(start + FAMILY_AT) & 0xff) : 0;
    byte[] address = new byte[addressBytes];
    in.get(start + FIXED_BYTES, address);
    in.position(start + bytes);
    return addressBytes == 0 ? null : address(address);
  }

  private static byte signature(int at) {
    return at < Long.BYTES
        ? (byte) (SIGNATURE_START >>> (8 * (Long.BYTES - 1 - at)))
        : (byte) (SIGNATURE_END >>> (8 * (COMMAND_AT - 1 - at)));
  }

  private static int bytes(ByteBuffer in, int start) {
    return FIXED_BYTES + (in.getShort(start + LENGTH_AT) & 0xffff);
  }

  /** LOCAL is good with anything in it; PROXY with no address, or with two of a family. */
  private static boolean isKnown(ByteBuffer in, int start, int bytes) {
    int command = in.get(start + COMMAND_AT) & 0xff;
    int family = in.get(start + FAMILY_AT) & 0xff;
    int addressBytes = addressBytes(family);
    boolean isTold =
        family == 0 || (addressBytes > 0 && bytes >= FIXED_BYTES + 2 * addressBytes + PORTS_BYTES);
    return command == LOCAL || (command == PROXY && isTold);
  }

  /** The size of one address; 0 if {@code family} is none of the Internet's, by stream or not. */
  private static int addressBytes(int family) {
    int protocol = family & 0xF;
    boolean isKnown = protocol > 0 && protocol <= DATAGRAM;
    return switch (isKnown ? family >>> 4 : 0) {
      case IPV4 -> IPV4_BYTES;
      case IPV6 -> IPV6_BYTES;
      default -> 0;
    };
  }

  /** An IPv4 address that is mapped into IPv6 is taken for what it is. */
  private static InetAddress address(byte[] address) {
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
