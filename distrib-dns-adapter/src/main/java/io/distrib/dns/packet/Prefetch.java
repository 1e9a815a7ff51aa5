package io.distrib.dns.packet;

import java.nio.ByteBuffer;

/**
 * Loads the memory that the answers to a batch of queries need into the caches of the processor. No
 * answer depends on it. Confined to one thread.
 */
public interface Prefetch {
  /** Loads it for the first {@code count} of {@code queries}, and moves none of them. */
  void prefetch(ByteBuffer[] queries, int count);
}
