package io.distrib.dns;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.OPTRecord;

/** Answers every query there is, by way of dnsjava's records. <em>Thread-safe.</em> */
final class AnswerHandler implements QueryHandler {
  private final Responder responder;
  private final ReplyOptions options;

  AnswerHandler(Responder responder, ReplyOptions options) {
    this.responder = responder;
    this.options = options;
  }

  @Override
  public @Nullable LaterReply handle(
      Query query, int queryOctets, InetAddress client, Transport transport, ByteBuffer out) {
    Reply reply = responder.respond(query, client);
    OPTRecord opt = options.record(query, reply, client, transport);
    ReplyWriter.write(query, reply, opt, query.maxReplyOctets(transport), out);
    return null;
  }
}
