package io.distrib.dns.message;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Puts a reply on the wire. One that does not fit loses all its records and gets TC, so that the
 * client asks again over TCP (RFC 2181 9).
 */
public final class ReplyWriter {
  private ReplyWriter() {}

  /** Writes at the position of {@code out} at most {@code limit} bytes. */
  public static void write(
      Query query, Reply reply, @Nullable OPTRecord opt, int limit, ByteBuffer out) {
    byte[] whole = message(query, reply, opt).toWire();
    out.put(whole.length <= limit ? whole : truncated(query, reply, opt).toWire());
  }

  /** Writes header, question and OPT alone, with TC. */
  public static void writeTruncated(
      Query query, Reply reply, @Nullable OPTRecord opt, ByteBuffer out) {
    out.put(truncated(query, reply, opt).toWire());
  }

  private static Message message(Query query, Reply reply, @Nullable OPTRecord opt) {
    Message message = bare(query, reply);
    add(message, reply.answer(), Section.ANSWER);
    add(message, reply.authority(), Section.AUTHORITY);
    add(message, reply.additional(), Section.ADDITIONAL);
    withLast(message, opt);
    return withLast(message, reply.signature());
  }

  private static Message truncated(Query query, Reply reply, @Nullable OPTRecord opt) {
    Message message = bare(query, reply);
    message.getHeader().setFlag(Flags.TC);
    return withLast(message, opt);
  }

  /** Header and question; of the query's flags only RD comes back, and only from a query. */
  private static Message bare(Query query, Reply reply) {
    Message message = new Message(query.header().id());
    Header header = message.getHeader();
    header.setOpcode(query.header().opcode());
    header.setFlag(Flags.QR);
    if (query.header().isRecursionDesired()) {
      header.setFlag(Flags.RD);
    }
    if (reply.isAuthoritative()) {
      header.setFlag(Flags.AA);
    }
    header.setRcode(reply.rcode() & 15);
    Question question = query.question();
    if (question != null) {
      message.addRecord(question.toRecord(), Section.QUESTION);
    }
    return message;
  }

  private static void add(Message message, List<Record> records, int section) {
    records.forEach(record -> message.addRecord(record, section));
  }

  private static Message withLast(Message message, @Nullable Record record) {
    if (record != null) {
      message.addRecord(record, Section.ADDITIONAL);
    }
    return message;
  }
}
