package io.distrib.dns.guard;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.distrib.dns.message.Cookie;
import io.distrib.dns.message.Edns;
import io.distrib.dns.message.Query;
import io.distrib.spi.Clock;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * Makes and checks server cookies that all servers with the same secret understand (RFC 9018 4).
 * <em>Thread-safe.</em>
 */
public final class Cookies {
  public static final int SECRET_BYTES = 16;
  private static final int SERVER_BYTES = 16;
  private static final int HASH_AT = 8;
  private static final int VERSION = 1;
  private static final int PAST_SECONDS = 3_600;
  private static final int FUTURE_SECONDS = 300;
  private static final int RENEW_SECONDS = 1_800;

  private final List<HashFunction> hashes;
  private final Clock clock;

  /**
   * Cookies under {@code secrets}, each of 16 bytes: the first makes them, all of them check, so
   * that a secret can be exchanged.
   */
  public Cookies(List<byte[]> secrets, Clock clock) {
    this.hashes = secrets.stream().map(Cookies::hash).toList();
    this.clock = clock;
  }

  /** The whole cookie to send back: the client's own if it is good and young, else a fresh one. */
  public byte[] reply(Cookie cookie, InetAddress client) {
    int now = (int) clock.epochSeconds();
    byte[] server = cookie.server();
    boolean isYoung = isValid(cookie, client, now) && now - timestamp(server) < RENEW_SECONDS;
    return join(
        cookie.client(), isYoung ? server : server(hashes.get(0), cookie.client(), client, now));
  }

  /** Whether {@code cookie} has a server's part that was made for {@code client}, not long ago. */
  boolean isGood(Cookie cookie, InetAddress client) {
    return isValid(cookie, client, (int) clock.epochSeconds());
  }

  /** Whether {@code query} carries a cookie that is good: then it was not forged. */
  public boolean isKnown(Query query, InetAddress client) {
    Edns edns = query.edns();
    Cookie cookie = edns == null ? null : edns.cookie();
    return cookie != null && isGood(cookie, client);
  }

  private boolean isValid(Cookie cookie, InetAddress client, int now) {
    byte[] server = cookie.server();
    if (server.length != SERVER_BYTES || server[0] != VERSION) {
      return false;
    }
    int at = timestamp(server);
    return now - at <= PAST_SECONDS
        && at - now <= FUTURE_SECONDS
        && hashes.stream()
            .map(hash -> server(hash, cookie.client(), client, at))
            .anyMatch(expected -> MessageDigest.isEqual(expected, server));
  }

  /** The server's part, 16 bytes, as of {@code atSeconds} (serial arithmetic, RFC 9018 4.3). */
  private static byte[] server(
      HashFunction hash, byte[] clientPart, InetAddress client, int atSeconds) {
    byte[] head = ByteBuffer.allocate(HASH_AT).putInt(VERSION << 24).putInt(atSeconds).array();
    byte[] input = join(join(clientPart, head), client.getAddress());
    return join(head, hash.hashBytes(input).asBytes());
  }

  private static int timestamp(byte[] server) {
    return ByteBuffer.wrap(server).getInt(4);
  }

  private static HashFunction hash(byte[] secret) {
    ByteBuffer key = ByteBuffer.wrap(secret).order(ByteOrder.LITTLE_ENDIAN);
    return Hashing.sipHash24(key.getLong(), key.getLong());
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
