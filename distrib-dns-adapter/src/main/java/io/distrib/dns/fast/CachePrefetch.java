package io.distrib.dns.fast;

import io.distrib.dns.message.PlainQuery;
import io.distrib.dns.message.Query;
import io.distrib.dns.packet.Prefetch;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Loads the memory that the answers to a batch of queries need into the caches of the processor,
 * one level of pointers at a time for the whole batch, so that the processor waits for many reads
 * at once. With very many names, waiting for one read after the other is most of the cost of a
 * query. No answer depends on it. <em>Confined to one thread.</em>
 */
public final class CachePrefetch implements Prefetch {
  /** Tables of at most this many names stay in the caches of the processor anyway. */
  private static final int MAX_CACHED_NAMES = 1 << 12;

  private final LiveNames live;
  private final @Nullable CachedName[] names;

  /** The sum of all reads: a compiler may leave out a read whose result is not used. */
  @SuppressWarnings("unused")
  private long read;

  /** For batches of at most {@code max} queries. */
  public CachePrefetch(LiveNames live, int max) {
    this.live = live;
    this.names = new CachedName[max];
  }

  @Override
  public void prefetch(ByteBuffer[] queries, int count) {
    NameTable all = live.now();
    if (count > 1 && all.size() > MAX_CACHED_NAMES) {
      find(all, queries, count);
      for (int depth = 0; depth < CachedName.DEPTH; depth++) {
        read(depth, count);
      }
    }
  }

  private void find(NameTable all, ByteBuffer[] queries, int count) {
    for (int i = 0; i < count; i++) {
      int bytes = PlainQuery.nameBytes(queries[i]);
      int at = queries[i].position() + Query.HEADER_BYTES;
      names[i] = bytes == 0 ? null : all.guess(queries[i], at, bytes);
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
