package io.distrib.netty;

import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait for their turn. The read that brings the first of them is the last until none
 * waits any more, so there are no more than it brings; the bound is for a transport that reads all
 * the same. <em>Confined to one event loop.</em>
 */
final class HeldMessages {
  /** More than the shortest requests that fit into one read of 64 KiB. */
  static final int MOST = 8_192;

  private final ArrayDeque<Object> messages = new ArrayDeque<>(4);

  /** Takes {@code message} over; false if there are too many already, and it has been released. */
  boolean offer(Object message) {
    if (messages.size() < MOST) {
      return messages.add(message);
    }
    ReferenceCountUtil.release(message);
    return false;
  }

  /** The next one, now the caller's; null if there is none. */
  @Nullable Object poll() {
    return messages.poll();
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  void release() {
    messages.forEach(ReferenceCountUtil::release);
    messages.clear();
  }
}
