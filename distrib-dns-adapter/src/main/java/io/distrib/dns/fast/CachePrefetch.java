package io.distrib.dns.fast;

import io.distrib.dns.message.PlainQuery;
import io.distrib.dns.message.Query;
import io.distrib.dns.packet.Prefetch;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads ahead what the answers to a batch of queries lie in, for all of them piece by piece, so
 * that the processor waits for many pieces of memory at once: one after the other they are most of
 * what a query costs when there are very many names. No answer depends on it. <em>Confined to one
 * thread.</em>
 */
public final class CachePrefetch implements Prefetch {
  /** So many names lie in the caches of the processor anyway. */
  private static final int FEW = 1 << 12;

  private final LiveNames live;
  private final @Nullable CachedName[] names;

  /** Whatever was read: a read that is for nothing may be left out. */
  @SuppressWarnings("unused")
  private long read;

  /** For batches of at most {@code most} queries. */
  public CachePrefetch(LiveNames live, int most) {
    this.live = live;
    this.names = new CachedName[most];
  }

  @Override
  public void prefetch(ByteBuffer[] queries, int count) {
    NameTable all = live.now();
    if (count > 1 && all.size() > FEW) {
      find(all, queries, count);
      for (int depth = 0; depth < CachedName.DEPTH; depth++) {
        read(depth, count);
      }
    }
  }

  private void find(NameTable all, ByteBuffer[] queries, int count) {
    for (int i = 0; i < count; i++) {
      int octets = PlainQuery.nameOctets(queries[i]);
      int at = queries[i].position() + Query.HEADER_OCTETS;
      names[i] = octets == 0 ? null : all.guess(queries[i], at, octets);
    }
  }

  private void read(int depth, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      CachedName name = names[i];
      sum += name == null ? 0 : name.read(depth);
    }
    read = sum;
  }
}
