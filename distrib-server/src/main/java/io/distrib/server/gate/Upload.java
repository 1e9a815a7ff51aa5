package io.distrib.server.gate;

import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to the application; what comes of its body before there is a connection
 * waits. <em>Confined to one event loop.</em>
 */
final class Upload {
  private final ClientRequest asked;

  /** What came before there was a connection: no more than one read brings. */
  private final ArrayDeque<HttpContent> waiting = new ArrayDeque<>(2);

  private boolean isOver;
  private boolean isStopped;
  private @Nullable UpstreamConnection upstream;

  Upload(ClientRequest asked) {
    this.asked = asked;
  }

  /** Whether all of the request has come. */
  boolean isOver() {
    return isOver;
  }

  /** Whether the application takes more. */
  boolean isWanted() {
    return upstream != null && upstream.isWritable();
  }

  /**
   * Takes the next part over.
   *
   * @return false if the client's side cannot be read any more
   */
  boolean add(HttpContent part) {
    isOver |= part instanceof LastHttpContent;
    boolean isReadable = part.decoderResult().isSuccess();
    if (!isReadable || isStopped || (asked.isRepeatable() && upstream == null)) {
      ReferenceCountUtil.release(part);
    } else if (upstream == null) {
      waiting.add(part);
    } else {
      upstream.write(bare(part));
    }
    return isReadable;
  }

  /** All parts that one read has brought are here. */
  void flush() {
    if (upstream != null) {
      upstream.flush();
    }
  }

  /** There is a connection: sends what has come. */
  void sendBy(UpstreamConnection connection) {
    upstream = connection;
    connection.write(asked.head());
    if (asked.isRepeatable() && isOver) {
      connection.write(LastHttpContent.EMPTY_LAST_CONTENT);
    }
    for (HttpContent part = waiting.poll(); part != null; part = waiting.poll()) {
      connection.write(bare(part));
    }
    connection.flush();
  }

  /** The connection is lost, and there will be another one. */
  void await() {
    upstream = null;
  }

  /** Nobody wants the rest. */
  void stop() {
    isStopped = true;
    upstream = null;
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
  }

  /**
   * Only the octets of {@code part}: trailer fields end here, which may always be (RFC 9110,
   * section 6.5.1), and so does the head that a whole message of HTTP/2 still has with it.
   */
  static HttpContent bare(HttpContent part) {
    return part instanceof LastHttpContent
        ? new DefaultLastHttpContent(part.content(), EmptyHttpHeaders.INSTANCE)
        : part;
  }
}
