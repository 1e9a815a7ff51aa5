package io.distrib.dns.answer;

import io.distrib.dns.message.Query;
import io.distrib.dns.message.QueryHandler;
import io.distrib.dns.message.Reply;
import io.distrib.dns.message.ReplyWriter;
import io.distrib.dns.packet.DeferredReply;
import io.distrib.dns.packet.Transport;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.OPTRecord;

/** Answers every query there is, by way of dnsjava's records. <em>Thread-safe.</em> */
public final class AnswerHandler implements QueryHandler {
  private final Responder responder;
  private final ReplyOptions options;

  public AnswerHandler(Responder responder, ReplyOptions options) {
    this.responder = responder;
    this.options = options;
  }

  @Override
  public @Nullable DeferredReply handle(
      Query query, int queryBytes, InetAddress client, Transport transport, ByteBuffer out) {
    Reply reply = responder.respond(query, client);
    OPTRecord opt = options.record(query, reply, client, transport);
    ReplyWriter.write(query, reply, opt, query.maxReplyBytes(transport), out);
    return null;
  }
}
