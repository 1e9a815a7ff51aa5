package io.distrib.dns.message;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The network of a client as its resolver tells it (RFC 7871 6). <em>Immutable: nobody writes to
 * the bytes.</em>
 */
public final class ClientSubnet {
  /** No address family at all: what a client says that tells no network (RFC 7871 7.1.2). */
  private static final int NONE = 0;

  private static final int IPV4 = 1;
  private static final int IPV6 = 2;

  private final int family;
  private final int sourceBits;
  private final byte[] bytes;

  private ClientSubnet(int family, int sourceBits, byte[] bytes) {
    this.family = family;
    this.sourceBits = sourceBits;
    this.bytes = bytes;
  }

  /**
   * The network in an option; null if it is malformed: a family that is not known, a prefix longer
   * than an address, more or fewer bytes than the prefix needs, bits behind it, or a scope.
   */
  static @Nullable ClientSubnet parse(byte[] option) {
    if (option.length < 4) {
      return null;
    }
    int family = ((option[0] & 0xff) << 8) | (option[1] & 0xff);
    int bits = option[2] & 0xff;
    byte[] bytes = Arrays.copyOfRange(option, 4, option.length);
    boolean isValid =
        (family == NONE || family == IPV4 || family == IPV6)
            && bits <= addressBytes(family) * 8
            && option[3] == 0
            && bytes.length == (bits + 7) / 8
            && !hasBitsBehind(bytes, bits);
    return isValid ? new ClientSubnet(family, bits, bytes) : null;
  }

  /** The network's own address; null for a prefix of 0, which tells nothing. */
  @Nullable
  public InetAddress address() {
    if (sourceBits == 0) {
      return null;
    }
    try {
      return InetAddress.getByAddress(Arrays.copyOf(bytes, addressBytes(family)));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * The same network for a reply.
   *
   * @param scope on how many of its bits the answer depends, at most as many as an address has
   */
  public byte[] reply(int scope) {
    byte[] option = new byte[4 + bytes.length];
    option[1] = (byte) family;
    option[2] = (byte) sourceBits;
    option[3] = (byte) (sourceBits == 0 ? 0 : scope);
    System.arraycopy(bytes, 0, option, 4, bytes.length);
    return option;
  }

  private static int addressBytes(int family) {
    return switch (family) {
      case NONE -> 0;
      case IPV4 -> 4;
      default -> 16;
    };
  }

  private static boolean hasBitsBehind(byte[] bytes, int bits) {
    return bits % 8 != 0 && (bytes[bytes.length - 1] & (0xff >>> (bits % 8))) != 0;
  }
}
