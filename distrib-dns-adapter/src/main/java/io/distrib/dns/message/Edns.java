package io.distrib.dns.message;

import org.jspecify.annotations.Nullable;

/**
 * What an OPT record says (RFC 6891): sizes, version, and the options that this server knows.
 * <em>Immutable.</em>
 *
 * @param payloadBytes what the client says it can take in a datagram, 0 to 65,535
 * @param version 0 to 255; the options of a version other than 0 are not read
 * @param isDnssecOk the DO flag, to be copied
 * @param cookie RFC 7873; null if not sent
 * @param subnet RFC 7871; null if not sent
 * @param wantsIdentity NSID (RFC 5001)
 * @param wantsKeepalive RFC 7828
 */
public record Edns(
    int payloadBytes,
    int version,
    boolean isDnssecOk,
    @Nullable Cookie cookie,
    @Nullable ClientSubnet subnet,
    boolean wantsIdentity,
    boolean wantsKeepalive) {
  /** Whether this server speaks that version (RFC 6891 6.1.3). */
  public boolean isSupported() {
    return version == 0;
  }
}
