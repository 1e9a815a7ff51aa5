package io.distrib.place;

import com.google.common.primitives.Ints;
import io.distrib.text.Hashing;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * An address as bits. The JDK returns the bytes of an address as a copy only, so those of the
 * clients that asked recently are kept. <em>Immutable.</em>
 */
public final class ClientBits {
  private static final int RECENT = 1 << 12;
  private static final int IPV4_NETWORK_BYTES = 3;
  private static final int IPV6_NETWORK_BYTES = 6;

  private static final AtomicReferenceArray<@Nullable ClientBits> CLIENTS =
      new AtomicReferenceArray<>(RECENT);

  private final InetAddress address;
  private final long high;
  private final long low;
  private final boolean isIpv4;
  private final long networkHash;

  /** Of {@code address}, which is not kept for others. */
  ClientBits(InetAddress address) {
    byte[] bytes = address.getAddress();
    this.address = address;
    this.isIpv4 = bytes.length == Ints.BYTES;
    if (isIpv4) {
      this.high = (long) Ints.fromByteArray(bytes) << Integer.SIZE;
      this.low = 0;
    } else {
      this.high = ByteBuffer.wrap(bytes).getLong();
      this.low = ByteBuffer.wrap(bytes).getLong(Long.BYTES);
    }
    this.networkHash =
        Hashing.ofFirst(isIpv4 ? IPV4_NETWORK_BYTES : IPV6_NETWORK_BYTES, high, bytes.length);
  }

  /**
   * The bits of {@code client}. Nothing is allocated for one of the clients that asked recently.
   * <em>Thread-safe.</em>
   */
  public static ClientBits of(InetAddress client) {
    int slot = (int) Hashing.mix(client.hashCode()) & (RECENT - 1);
    ClientBits known = CLIENTS.get(slot);
    if (known == null || !known.address.equals(client)) {
      known = new ClientBits(client);
      CLIENTS.set(slot, known);
    }
    return known;
  }

  /** The first 64 bits; the 32 of IPv4 stand in front. */
  public long high() {
    return high;
  }

  /** The other 64 bits; 0 for IPv4. */
  public long low() {
    return low;
  }

  /** Whether this is an address of IPv4, not of IPv6. */
  public boolean isIpv4() {
    return isIpv4;
  }

  /** A hash of the client's network, a /24 or a /48; the same on every machine. */
  public long networkHash() {
    return networkHash;
  }
}
