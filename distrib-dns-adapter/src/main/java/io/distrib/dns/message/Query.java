package io.distrib.dns.message;

import io.distrib.dns.packet.Transport;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Opcode;

/**
 * One query as it was read. <em>Immutable.</em>
 *
 * @param header its id and flags
 * @param questionCount the QDCOUNT that it claims
 * @param question null if there is none, or it cannot be read
 * @param edns null if there is no OPT, or it cannot be read
 * @param signature null if there is no TSIG, or it cannot be read
 * @param isMalformed whether it breaks the format anywhere (FORMERR)
 */
public record Query(
    Header header,
    int questionCount,
    @Nullable Question question,
    @Nullable Edns edns,
    @Nullable Signature signature,
    boolean isMalformed) {
  /** The size of the header, with which every message begins (RFC 1035 4.1.1). */
  public static final int HEADER_BYTES = 12;

  private static final int RD = 0x0100;

  /**
   * The first four bytes.
   *
   * @param id 0 to 65,535
   * @param flags all 16 bits behind the id
   */
  public record Header(int id, int flags) {
    /** 0 to 15. */
    public int opcode() {
      return (flags >>> 11) & 15;
    }

    boolean isResponse() {
      return (flags & 0x8000) != 0;
    }

    /** RD, as it is to be copied: only an ordinary query has it. */
    public boolean isRecursionDesired() {
      return opcode() == Opcode.QUERY && (flags & RD) != 0;
    }
  }

  /**
   * The maximum size of a reply, by what the client says it can take. A reply to ANY by UDP stays
   * small, as the sender may be forged (RFC 8482 4).
   */
  public int maxReplyBytes(Transport transport) {
    boolean isAny = question != null && question.isAny();
    return transport.limit(edns == null || isAny ? Transport.PLAIN_UDP_BYTES : edns.payloadBytes());
  }
}
