package io.distrib.dns.socket;

import io.distrib.dns.packet.DeferredReply;
import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.ProxyHeader;
import io.distrib.dns.packet.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Answers the messages of TCP connections, each behind its length of two bytes (RFC 1035 4.2.2), in
 * the order in which they came. The buffers serve all connections in turn. <em>Confined to one
 * thread.</em>
 */
final class TcpMessages {
  private static final int MESSAGE_BYTES = TcpFraming.LENGTH_BYTES + Transport.TCP.maxBytes();
  private static final int SEND_BYTES = 8_192;

  private final PacketHandler handler;
  private final DeferredReplyQueue late;
  private final ByteBuffer in = ByteBuffer.allocateDirect(MESSAGE_BYTES);
  private final ByteBuffer out = ByteBuffer.allocateDirect(SEND_BYTES + MESSAGE_BYTES);

  /** Replies that {@code handler} promises come by {@code late}. */
  TcpMessages(PacketHandler handler, DeferredReplyQueue late) {
    this.handler = handler;
    this.late = late;
  }

  /** What came of one look at a connection. */
  enum Outcome {
    /** Nothing whole has come. */
    PENDING,
    /** At least one message was answered. */
    ANSWERED,
    /** It is done with, or what it sends is no query. */
    FINISHED
  }

  /**
   * Reads once, and answers what is whole, but no more than a few kilobytes: then it is the turn of
   * others.
   *
   * @throws IOException if the connection is gone
   */
  Outcome serve(TcpConnection connection) throws IOException {
    connection.read(in);
    out.clear();
    boolean hasAnswered = false;
    ProxyHeader.Status header = connection.readHeader(in);
    boolean isQuery = header != ProxyHeader.Status.BAD;
    boolean isPassedOn = header == ProxyHeader.Status.WHOLE;
    while (isQuery && isPassedOn && out.position() < SEND_BYTES && TcpFraming.isWhole(in)) {
      isQuery = answer(connection);
      hasAnswered |= isQuery;
    }
    connection.send(out);
    boolean isAllAnswered =
        connection.hasEnded() && !TcpFraming.isWhole(in) && !connection.isAwaiting();
    boolean isFinished = !isQuery || isAllAnswered;
    connection.keep(in);
    if (isFinished && !connection.isClogged()) {
      return Outcome.FINISHED;
    }
    return hasAnswered ? Outcome.ANSWERED : Outcome.PENDING;
  }

  /** Answers the next message; false if it gets silence. */
  private boolean answer(TcpConnection connection) {
    int length = in.getShort() & 0xffff;
    ByteBuffer message = in.slice(in.position(), length);
    in.position(in.position() + length);
    int start = out.position();
    out.position(start + TcpFraming.LENGTH_BYTES);
    DeferredReply later = handler.handle(message, connection.client(), Transport.TCP, out);
    int written = out.position() - start - TcpFraming.LENGTH_BYTES;
    out.position(written == 0 ? start : out.position());
    if (written > 0) {
      out.putShort(start, (short) written);
    } else if (later != null) {
      connection.await();
      later.sendBy(late.pathTo(connection));
    }
    return written > 0 || later != null;
  }
}
