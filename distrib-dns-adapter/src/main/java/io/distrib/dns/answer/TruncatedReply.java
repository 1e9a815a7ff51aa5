package io.distrib.dns.answer;

import io.distrib.dns.message.Query;
import io.distrib.dns.message.QueryReader;
import io.distrib.dns.message.Reply;
import io.distrib.dns.message.ReplyWriter;
import io.distrib.dns.packet.DeferredReply;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Transport;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Opcode;

/**
 * Answers a query with TC=1 and no records, so that a genuine client retries over TCP. The reply is
 * hardly longer than the query. <em>Thread-safe.</em>
 */
public final class TruncatedReply implements PacketHandler {
  private final ReplyOptions options;

  public TruncatedReply(ReplyOptions options) {
    this.options = options;
  }

  /** Writes nothing for a message that is not an ordinary question. */
  @Override
  public @Nullable DeferredReply handle(
      ByteBuffer message, InetAddress client, Transport transport, ByteBuffer out) {
    Query query = QueryReader.read(message);
    if (query != null && isPlain(query)) {
      Reply nothing = new Reply();
      ReplyWriter.writeTruncated(
          query, nothing, options.record(query, nothing, client, transport), out);
    }
    return null;
  }

  private static boolean isPlain(Query query) {
    return query.header().opcode() == Opcode.QUERY
        && !query.isMalformed()
        && query.question() != null;
  }
}
