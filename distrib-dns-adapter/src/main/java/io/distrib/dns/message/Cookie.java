package io.distrib.dns.message;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A cookie as a client sends it (RFC 7873 4). <em>Immutable: nobody writes to the octets.</em> */
public final class Cookie {
  static final int CLIENT_OCTETS = 8;
  private static final int MIN_SERVER_OCTETS = 8;
  private static final int MAX_SERVER_OCTETS = 32;

  private final byte[] octets;

  private Cookie(byte[] octets) {
    this.octets = octets;
  }

  /** The cookie in an option; null if its length is none that the RFC allows (5.2.2). */
  public static @Nullable Cookie parse(byte[] option) {
    int server = option.length - CLIENT_OCTETS;
    boolean isValid = server == 0 || (server >= MIN_SERVER_OCTETS && server <= MAX_SERVER_OCTETS);
    return isValid ? new Cookie(option) : null;
  }

  /** The client's part, 8 octets. */
  public byte[] client() {
    return Arrays.copyOf(octets, CLIENT_OCTETS);
  }

  /** The server's part, 8 to 32 octets, or none. */
  public byte[] server() {
    return Arrays.copyOfRange(octets, CLIENT_OCTETS, octets.length);
  }
}
