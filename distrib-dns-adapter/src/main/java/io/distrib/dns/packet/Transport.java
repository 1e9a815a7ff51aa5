package io.distrib.dns.packet;

/** How a query came, and how much a reply may weigh there. */
public enum Transport {
  /** Datagrams: a reply has at most 512 bytes, or what EDNS grants, but never over 1232. */
  UDP(1_232),
  /** A stream of messages, each behind its length (RFC 7766). */
  TCP(65_535);

  /** The size of a UDP reply to a client without EDNS (RFC 1035 4.2.1). */
  public static final int PLAIN_UDP_BYTES = 512;

  private final int maxBytes;

  Transport(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The maximum size of any reply. */
  public int maxBytes() {
    return maxBytes;
  }

  /** The maximum size of a reply to a client that grants {@code grantedBytes}; at least 512. */
  public int limit(int grantedBytes) {
    return this == TCP ? maxBytes : Math.min(maxBytes, Math.max(PLAIN_UDP_BYTES, grantedBytes));
  }
}
