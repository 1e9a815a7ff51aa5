package io.distrib.dns.fast;

import io.distrib.dns.message.PlainQuery;
import io.distrib.dns.message.Query;
import io.distrib.dns.message.Question;
import io.distrib.dns.message.Reply;
import io.distrib.dns.message.ReplyWriter;
import io.distrib.dns.packet.Transport;
import io.distrib.dns.zone.Zone;
import io.distrib.model.RecordKind;
import io.distrib.naming.AnswerSet;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * The encoded replies for one name and one set of answers. Each is encoded at its first query, by
 * the code that answers all other queries. Two threads may encode the same reply; both results are
 * equal and never change, so it does not matter which one is kept. <em>Thread-safe.</em>
 */
final class ReplyCache {
  private static final int KINDS = RecordKind.values().length;
  private static final int RECORD_BYTES = 1_024;
  private static final Query.Header PLAIN = new Query.Header(0, 0);
  private static final byte[] NOT_YET = {0};

  /** A thread that reads a reference must see the bytes behind it (release and acquire). */
  private static final VarHandle PUBLISHED = MethodHandles.arrayElementVarHandle(byte[][].class);

  private final AnswerSet plan;
  private final byte[][] encoded;

  ReplyCache(AnswerSet plan) {
    this.plan = plan;
    this.encoded = new byte[plan.choices() * KINDS][];
    Arrays.fill(encoded, NOT_YET);
  }

  boolean isOf(AnswerSet current) {
    return plan.equals(current);
  }

  /** Reads the array of replies alone; nothing of it matters. */
  int read() {
    return encoded.length;
  }

  /** Reads a reply alone, the first, or what it takes to choose one; nothing of it matters. */
  int readFirst() {
    return encoded[0][0] + (encoded.length > KINDS ? plan.choices() : 0);
  }

  /** One {@linkplain EncodedReply reply}; null if it has to be made by another handler. */
  byte @Nullable [] get(int choice, RecordKind kind, Zone zone, Name name) {
    int number = choice * KINDS + place(kind);
    byte[] answer = published(number);
    if (answer.length > NOT_YET.length) {
      return answer;
    }
    answer = encode(choice, kind, zone, name);
    PUBLISHED.setRelease(encoded, number, answer == null ? NOT_YET : answer);
    return answer;
  }

  private byte[] published(int number) {
    return (byte[]) PUBLISHED.getAcquire(encoded, number);
  }

  private byte @Nullable [] encode(int choice, RecordKind kind, Zone zone, Name name) {
    Question question = new Question(name, type(kind), DClass.IN);
    Reply reply = new Reply();
    boolean isAnswered = zone.answer(plan.answer(choice, 0), question, reply);
    if (!isAnswered || reply.extendedError() != Reply.NO_EXTENDED_ERROR) {
      return null;
    }
    Query query = new Query(PLAIN, 1, question, null, null, false);
    ByteBuffer message = ByteBuffer.allocate(enough(kind, reply));
    ReplyWriter.write(query, reply, null, message.capacity(), message);
    return EncodedReply.of(message.flip(), PlainQuery.questionBytes(name.length()));
  }

  /** An HTTPS record may have any number of hints; of the others none comes near this. */
  private static int enough(RecordKind kind, Reply reply) {
    int records = 1 + reply.answer().size() + reply.authority().size();
    return kind == RecordKind.HTTPS
        ? Transport.TCP.maxBytes()
        : Math.min(Transport.TCP.maxBytes(), records * RECORD_BYTES);
  }

  private static int place(RecordKind kind) {
    return switch (kind) {
      case A -> 0;
      case AAAA -> 1;
      case HTTPS -> 2;
    };
  }

  private static int type(RecordKind kind) {
    return switch (kind) {
      case A -> Type.A;
      case AAAA -> Type.AAAA;
      case HTTPS -> Type.HTTPS;
    };
  }
}
