package io.distrib.dns.fast;

import io.distrib.dns.message.WireNames;
import io.distrib.dns.zone.PoolName;
import io.distrib.dns.zone.Zone;
import io.distrib.model.RecordKind;
import io.distrib.naming.AnswerSet;
import io.distrib.naming.NameHandle;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/** A name of a naming service with its encoded replies. <em>Thread-safe.</em> */
final class CachedName {
  /** How many pieces of memory, each found by way of the one before, an answer takes. */
  static final int DEPTH = 4;

  private final int hash;
  private final int bytes;
  private final long[] words;
  private final NameHandle known;
  private final Zone zone;
  private final Name name;
  private volatile ReplyCache answers;

  CachedName(PoolName pool) {
    ByteBuffer wire = ByteBuffer.wrap(pool.name().toWireCanonical());
    this.bytes = wire.limit();
    this.hash = WireNames.hash(wire, 0, bytes);
    this.words = new long[WireNames.words(bytes)];
    for (int i = 0; i < words.length; i++) {
      words[i] = WireNames.word(wire, 0, bytes, i);
    }
    this.known = pool.handle();
    this.zone = pool.zone();
    this.name = pool.name();
    this.answers = new ReplyCache(known.plan());
  }

  int hash() {
    return hash;
  }

  /**
   * Reads what an answer takes, for the caches of the processor alone: what is found by way of
   * something else belongs to the next depth.
   *
   * @param depth 0 to {@link #DEPTH} - 1
   * @return a value of no meaning
   */
  long read(int depth) {
    return switch (depth) {
      case 0 -> hash;
      case 1 -> words[0] + (answers.isOf(known.plan()) ? 1 : 0);
      case 2 -> answers.read();
      default -> answers.readFirst();
    };
  }

  /** Whether this is the name at {@code at}, in whatever case. */
  boolean isAt(ByteBuffer message, int at, int length) {
    boolean isSame = length == bytes;
    for (int i = 0; isSame && i < words.length; i++) {
      isSame = words[i] == WireNames.word(message, at, length, i);
    }
    return isSame;
  }

  /** The {@linkplain EncodedReply reply}; null if that takes longer. */
  byte @Nullable [] answer(InetAddress client, RecordKind kind) {
    if (kind == RecordKind.HTTPS && !zone.hasHttps()) {
      return null;
    }
    AnswerSet plan = known.plan();
    ReplyCache current = answers;
    if (!current.isOf(plan)) {
      current = new ReplyCache(plan);
      answers = current;
    }
    return current.get(known.choose(plan, client, kind), kind, zone, name);
  }
}
