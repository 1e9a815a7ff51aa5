package io.distrib.dns.packet;

/** How a query came, and how much a reply may weigh there. */
public enum Transport {
  /** Datagrams: a reply has at most 512 octets, or what EDNS grants, but never over 1232. */
  UDP(1_232),
  /** A stream of messages, each behind its length (RFC 7766). */
  TCP(65_535);

  /** The size of a UDP reply to a client without EDNS (RFC 1035 4.2.1). */
  public static final int PLAIN_UDP_OCTETS = 512;

  private final int maxOctets;

  Transport(int maxOctets) {
    this.maxOctets = maxOctets;
  }

  /** The most octets a reply may ever have. */
  public int maxOctets() {
    return maxOctets;
  }

  /** The most octets the reply to this client may have: its word counts between 512 and ours. */
  public int limit(int grantedOctets) {
    return this == TCP ? maxOctets : Math.min(maxOctets, Math.max(PLAIN_UDP_OCTETS, grantedOctets));
  }
}
