package io.distrib.dns.message;

import java.time.Duration;
import java.time.Instant;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIGRecord;

/**
 * What a TSIG record says of who signed, and when; this server knows no key (RFC 8945 4.2).
 * <em>Immutable.</em>
 *
 * @param key the name of the key
 * @param time seconds since 1970, 48 bits
 * @param fudge seconds, 16 bits
 */
public record Signature(Name key, Name algorithm, long time, int fudge) {
  private static final byte[] NOTHING = {};

  /** The TSIG record of a reply to who signed with a key that is not known, unsigned (5.2.1). */
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
