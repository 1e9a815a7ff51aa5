package io.distrib.dns.message;

/** How much of the client's network an answer depends on (RFC 7871 7.2.1). */
public enum ClientScope {
  /** Nothing of it: everybody gets the same. */
  EVERYBODY(0, 0),
  /** The networks that {@code client-hash} tells apart. */
  NETWORK(24, 48);

  private final int ipv4Bits;
  private final int ipv6Bits;

  ClientScope(int ipv4Bits, int ipv6Bits) {
    this.ipv4Bits = ipv4Bits;
    this.ipv6Bits = ipv6Bits;
  }

  int bits(boolean isIpv4) {
    return isIpv4 ? ipv4Bits : ipv6Bits;
  }
}
