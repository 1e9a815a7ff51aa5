package io.distrib.dns;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.OPTRecord;

/** Answers every query there is, by way of dnsjava's records. <em>Thread-safe.</em> */
final class MessageHandler implements PacketHandler {
  private final Responder responder;
  private final ReplyOptions options;

  MessageHandler(Responder responder, ReplyOptions options) {
    this.responder = responder;
    this.options = options;
  }

  @Override
  public @Nullable LaterReply handle(
      ByteBuffer message, InetAddress client, Transport transport, ByteBuffer out) {
    Query query = QueryReader.read(message);
    if (query == null) {
      return null;
    }
    Reply reply = responder.respond(query, client);
    OPTRecord opt = options.record(query, reply, client, transport);
    ReplyWriter.write(query, reply, opt, limit(query, transport), out);
    return null;
  }

  /** Who asks for ANY by UDP may not be who it seems: that reply stays small (RFC 8482 4). */
  static int limit(Query query, Transport transport) {
    Question question = query.question();
    boolean isAny = question != null && question.isAny();
    return transport.limit(isAny ? Transport.PLAIN_UDP_OCTETS : query.grantedOctets());
  }
}
