package io.distrib.dns.answer;

import io.distrib.dns.message.Query;
import io.distrib.dns.message.Question;
import io.distrib.dns.message.Reply;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * Answers queries for the identity of this server by a name of the class CHAOS (RFC 4892). NSID
 * (RFC 5001) tells the same. <em>Immutable.</em>
 */
public final class Identity {
  private static final Set<Name> NAMES =
      Set.of(Name.fromConstantString("id.server."), Name.fromConstantString("hostname.bind."));

  private final byte[] text;

  /**
   * What is told.
   *
   * @param text at most 255 bytes; none: nothing is told
   */
  public Identity(byte[] text) {
    this.text = text.clone();
  }

  /** Answers {@code query} if it asks for the identity; else gives {@code refusal}. */
  Reply replyOr(Reply refusal, Query query) {
    Question question = query.question();
    boolean isRefusedForItsClass =
        refusal.rcode() == Rcode.REFUSED && query.header().opcode() == Opcode.QUERY;
    if (text.length == 0 || question == null || !isRefusedForItsClass || !isAsked(question)) {
      return refusal;
    }
    Reply reply = new Reply();
    byte[] data = ByteBuffer.allocate(1 + text.length).put((byte) text.length).put(text).array();
    reply.addAnswer(List.of(Record.newRecord(question.name(), Type.TXT, DClass.CH, 0, data)));
    return reply;
  }

  private static boolean isAsked(Question question) {
    return question.dclass() == DClass.CH
        && question.type() == Type.TXT
        && NAMES.contains(question.name());
  }
}
