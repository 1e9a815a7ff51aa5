package io.distrib.dns.fast;

import io.distrib.dns.message.WireNames;
import io.distrib.dns.zone.PoolName;
import io.distrib.model.RecordKind;
import io.distrib.naming.NameHandle;
import io.distrib.naming.NameVariant;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name of a naming service with its encoded replies. It is itself the first of its variants, for
 * most names have no other one. <em>Thread-safe.</em>
 */
final class CachedName extends CachedVariant {
  /** How many pieces of memory, each found by way of the one before, an answer takes. */
  static final int DEPTH = 4;

  private final int hash;
  private final int bytes;
  private final long[] words;
  private final NameHandle handle;

  /** The further variants; null if there are none. */
  private final CachedVariant @Nullable [] others;

  CachedName(PoolName pool) {
    super(pool, pool.handle().variants().get(0));
    ByteBuffer wire = ByteBuffer.wrap(pool.name().toWireCanonical());
    this.bytes = wire.limit();
    this.hash = WireNames.hash(wire, 0, bytes);
    this.words = new long[WireNames.words(bytes)];
    for (int i = 0; i < words.length; i++) {
      words[i] = WireNames.word(wire, 0, bytes, i);
    }
    this.handle = pool.handle();
    this.others = others(pool);
  }

  private static CachedVariant @Nullable [] others(PoolName pool) {
    List<NameVariant> variants = pool.handle().variants();
    return variants.size() == 1
        ? null
        : variants.stream()
            .skip(1)
            .map(variant -> new CachedVariant(pool, variant))
            .toArray(CachedVariant[]::new);
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
      case 1 -> words[0] + readPlan();
      case 2 -> answers().read();
      default -> answers().readFirst();
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
    CachedVariant[] more = others;
    int variant = more == null ? 0 : handle.variantOf(client);
    return more == null || variant == 0
        ? encoded(client, kind)
        : more[variant - 1].encoded(client, kind);
  }
}
