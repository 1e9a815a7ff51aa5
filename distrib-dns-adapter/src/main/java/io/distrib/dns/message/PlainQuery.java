package io.distrib.dns.message;

import io.distrib.model.RecordKind;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Type;

/**
 * Tells the plain queries from all others, where they lie: an ordinary query with one question of
 * class IN, and at most an OPT record of version 0 without options. What is plain is well-formed.
 * Nothing is allocated. <em>All of it is stateless.</em>
 */
public final class PlainQuery {
  public static final int OPT_BYTES = 11;
  private static final int HEADER_BYTES = Query.HEADER_BYTES;
  private static final int RESPONSE_AND_OPCODE = 0xF800;
  private static final int ONE_QUESTION = 0x0001_0000;

  private PlainQuery() {}

  /** The bytes of the name asked for; 0 if the query is not plain. */
  public static int nameBytes(ByteBuffer query) {
    int start = query.position();
    if (query.remaining() < HEADER_BYTES || !hasPlainHeader(query, start)) {
      return 0;
    }
    int bytes = WireNames.bytes(query, start + HEADER_BYTES);
    int end = questionBytes(bytes);
    boolean isPlain =
        bytes > 0
            && query.remaining() == end + query.getInt(start + 8) * OPT_BYTES
            && query.getShort(start + end - 2) == DClass.IN
            && (query.remaining() == end || isPlainOpt(query, start + end));
    return isPlain ? bytes : 0;
  }

  /** The bytes of header and question. */
  public static int questionBytes(int nameBytes) {
    return HEADER_BYTES + nameBytes + 4;
  }

  /** What is asked for; null if no naming service answers it. */
  public static @Nullable RecordKind kind(ByteBuffer query, int nameBytes) {
    return switch (query.getShort(query.position() + HEADER_BYTES + nameBytes)) {
      case Type.A -> RecordKind.A;
      case Type.AAAA -> RecordKind.AAAA;
      case Type.HTTPS -> RecordKind.HTTPS;
      default -> null;
    };
  }

  private static boolean hasPlainHeader(ByteBuffer query, int start) {
    return (query.getShort(start + 2) & RESPONSE_AND_OPCODE) == 0
        && query.getInt(start + 4) == ONE_QUESTION
        && (query.getInt(start + 8) & ~1) == 0;
  }

  private static boolean isPlainOpt(ByteBuffer query, int at) {
    return query.get(at) == 0
        && query.getShort(at + 1) == Type.OPT
        && query.get(at + 6) == 0
        && query.getShort(at + 9) == 0;
  }
}
