package io.distrib.dns.packet;

import java.nio.ByteBuffer;

/**
 * Reads ahead what the answers to a batch of queries lie in, so that the processor waits for many
 * pieces of memory at once. No answer depends on it. Confined to one thread.
 */
public interface Prefetch {
  /** Reads ahead for the first {@code count} of {@code queries}, and moves none of them. */
  void prefetch(ByteBuffer[] queries, int count);
}
