package io.distrib.dns.socket;

import io.distrib.dns.packet.ReplyPath;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Takes replies of other threads to the thread that serves TCP connections. There are never more
 * than are promised. <em>Thread-safe.</em>
 */
final class DeferredReplyQueue {
  private final Queue<LateReply> arrived = new ConcurrentLinkedQueue<>();
  private final Selector selector;

  /** Wakes {@code selector} when a reply comes. */
  DeferredReplyQueue(Selector selector) {
    this.selector = selector;
  }

  /** One reply, and where it is to go. */
  record LateReply(TcpConnection connection, ByteBuffer message) {}

  /** The way to {@code connection}. */
  ReplyPath pathTo(TcpConnection connection) {
    return new Path(this, connection);
  }

  /** The next one; null if there is none. */
  @Nullable LateReply poll() {
    return arrived.poll();
  }

  private void add(LateReply reply) {
    arrived.add(reply);
    selector.wakeup();
  }

  private record Path(DeferredReplyQueue replies, TcpConnection connection) implements ReplyPath {
    @Override
    public void send(ByteBuffer reply) {
      replies.add(new LateReply(connection, reply));
    }
  }
}
