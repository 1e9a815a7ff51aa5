package io.distrib.dns.guard;

import io.distrib.dns.message.PlainQuery;
import io.distrib.dns.message.Query;
import io.distrib.dns.message.QueryReader;
import io.distrib.dns.packet.DeferredReply;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the server from being used for reflection attacks: it limits the UDP replies to each client
 * network, and a reply that is long for its query counts as several ({@link ReplyCost}). A client
 * with a valid DNS cookie has not forged its address (RFC 7873 3) and is not limited.
 * <em>Thread-safe.</em>
 */
public final class AbuseGuard implements PacketHandler {
  private static final int FLAGS_AT = 2;
  private static final int ADDITIONAL_COUNT_AT = 10;
  private static final int TC = 0x0200;

  private final RateLimiter limiter;
  private final Cookies cookies;
  private final PacketHandler truncated;
  private final PacketHandler next;

  public AbuseGuard(
      RateLimiter limiter, Cookies cookies, PacketHandler truncated, PacketHandler next) {
    this.limiter = limiter;
    this.cookies = cookies;
    this.truncated = truncated;
    this.next = next;
  }

  @Override
  public @Nullable DeferredReply handle(
      ByteBuffer query, InetAddress client, Transport transport, ByteBuffer reply) {
    if (transport == Transport.TCP) {
      return next.handle(query, client, transport, reply);
    }
    if (!limiter.isTooMany(client) || isKnown(query, client)) {
      return answer(query, client, reply);
    }
    limiter.refuse(client);
    return limiter.isSlipping() ? truncated.handle(query, client, transport, reply) : null;
  }

  private @Nullable DeferredReply answer(ByteBuffer query, InetAddress client, ByteBuffer reply) {
    int queryStart = query.position();
    int queryEnd = query.limit();
    int replyStart = reply.position();
    DeferredReply later = next.handle(query, client, Transport.UDP, reply);
    query.limit(queryEnd).position(queryStart);
    int further = ReplyCost.further(query.remaining(), reply.position() - replyStart);
    if (further > 0 && !isKnown(query, client) && !limiter.takes(client, further)) {
      int flags = reply.getShort(replyStart + FLAGS_AT);
      reply.position(replyStart);
      truncated.handle(query, client, Transport.UDP, reply);
      keepFlags(reply, replyStart, flags);
    }
    return later;
  }

  /** RCODE and AA are those of the whole reply. */
  private static void keepFlags(ByteBuffer reply, int start, int flags) {
    if (reply.position() > start) {
      reply.putShort(start + FLAGS_AT, (short) (flags | TC));
    }
  }

  /**
   * Whether the client has sent a valid cookie; a plain query has none. Does not move {@code
   * query}.
   */
  private boolean isKnown(ByteBuffer query, InetAddress client) {
    int start = query.position();
    if (query.remaining() < Query.HEADER_BYTES
        || query.getShort(start + ADDITIONAL_COUNT_AT) == 0
        || PlainQuery.nameBytes(query) > 0) {
      return false;
    }
    Query read = QueryReader.read(query);
    query.position(start);
    return read != null && cookies.isKnown(read, client);
  }
}
