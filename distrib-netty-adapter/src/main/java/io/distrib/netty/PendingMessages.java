package io.distrib.netty;

import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait for their turn. While one waits, the channel is not read, so there are no more
 * of them than one read brings; the limit is for a transport that reads nevertheless. <em>Confined
 * to one event loop.</em>
 */
final class PendingMessages {
  /** More than the shortest requests that fit into one read of 64 KiB. */
  static final int MAX_MESSAGES = 8_192;

  private final ArrayDeque<Object> messages = new ArrayDeque<>(4);

  /**
   * Adds {@code message}, which the caller gives up.
   *
   * @return false if there are too many already; then the message has been released
   */
  boolean offer(Object message) {
    if (messages.size() < MAX_MESSAGES) {
      return messages.add(message);
    }
    ReferenceCountUtil.release(message);
    return false;
  }

  /** Removes the next message, which the caller owns then; null if there is none. */
  @Nullable Object poll() {
    return messages.poll();
  }

  /** Whether no message waits. */
  boolean isEmpty() {
    return messages.isEmpty();
  }

  /** Releases all messages. */
  void release() {
    messages.forEach(ReferenceCountUtil::release);
    messages.clear();
  }
}
