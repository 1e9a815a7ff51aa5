package io.distrib.dns.message;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A cookie as a client sends it (RFC 7873 4). <em>Immutable: nobody writes to the bytes.</em> */
public final class Cookie {
  static final int CLIENT_BYTES = 8;
  private static final int MIN_SERVER_BYTES = 8;
  private static final int MAX_SERVER_BYTES = 32;

  private final byte[] bytes;

  private Cookie(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The cookie in an option; null if its length is none that the RFC allows (5.2.2). */
  public static @Nullable Cookie parse(byte[] option) {
    int server = option.length - CLIENT_BYTES;
    boolean isValid = server == 0 || (server >= MIN_SERVER_BYTES && server <= MAX_SERVER_BYTES);
    return isValid ? new Cookie(option) : null;
  }

  /** The client's part, 8 bytes. */
  public byte[] client() {
    return Arrays.copyOf(bytes, CLIENT_BYTES);
  }

  /** The server's part, 8 to 32 bytes, or none. */
  public byte[] server() {
    return Arrays.copyOfRange(bytes, CLIENT_BYTES, bytes.length);
  }
}
