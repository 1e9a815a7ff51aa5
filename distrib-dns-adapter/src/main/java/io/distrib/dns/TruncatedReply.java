package io.distrib.dns;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Opcode;

/**
 * Answers a query with a TC and no records: who is really there asks again by TCP. It is hardly
 * longer than the query, whoever sent that. <em>Thread-safe.</em>
 */
final class TruncatedReply implements PacketHandler {
  private final ReplyOptions options;

  TruncatedReply(ReplyOptions options) {
    this.options = options;
  }

  /** Silence for what is not plainly a question. */
  @Override
  public @Nullable LaterReply handle(
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
