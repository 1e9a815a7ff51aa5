package io.distrib.dns.message;

import java.time.Duration;
import java.time.Instant;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIGRecord;

/**
 * The signer and the time of a TSIG record; this server knows no key (RFC 8945 4.2).
 * <em>Immutable.</em>
 *
 * @param key the name of the key
 * @param time seconds since 1970, 48 bits
 * @param fudge seconds, 16 bits
 */
public record Signature(Name key, Name algorithm, long time, int fudge) {
  private static final byte[] NOTHING = {};

  /** The unsigned TSIG record of a reply to a query that is signed with an unknown key (5.2.1). */
  public TSIGRecord unknownKey(int id) {
    return new TSIGRecord(
        key,
        DClass.ANY,
        0,
        algorithm,
        Instant.ofEpochSecond(time),
        Duration.ofSeconds(fudge),
        NOTHING,
        id,
        Rcode.BADKEY,
        NOTHING);
  }
}
