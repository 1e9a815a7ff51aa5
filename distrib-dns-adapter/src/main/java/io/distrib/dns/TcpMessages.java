package io.distrib.dns;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Answers the messages of TCP connections, each behind its length of two octets (RFC 1035 4.2.2),
 * in the order in which they came. The buffers serve all connections in turn. <em>Confined to one
 * thread.</em>
 */
final class TcpMessages {
  private static final int LENGTH_OCTETS = 2;
  private static final int MESSAGE_OCTETS = LENGTH_OCTETS + Transport.TCP.maxOctets();

  private final PacketHandler handler;
  private final ByteBuffer in = ByteBuffer.allocateDirect(MESSAGE_OCTETS);
  private final ByteBuffer out = ByteBuffer.allocateDirect(2 * MESSAGE_OCTETS);

  TcpMessages(PacketHandler handler) {
    this.handler = handler;
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
   * Reads once, and answers all that is whole until the client does not take its replies.
   *
   * @throws IOException if the connection is gone
   */
  Outcome serve(TcpConnection connection) throws IOException {
    connection.read(in);
    out.clear();
    boolean hasAnswered = false;
    boolean isQuery = true;
    while (isQuery && !connection.isClogged() && isWhole()) {
      isQuery = answer(connection);
      hasAnswered |= isQuery;
      sendIfFull(connection);
    }
    if (!connection.isClogged()) {
      connection.send(out);
    }
    boolean isFinished = !isQuery || (connection.hasEnded() && !isWhole());
    connection.keep(in);
    if (isFinished && !connection.isClogged()) {
      return Outcome.FINISHED;
    }
    return hasAnswered ? Outcome.ANSWERED : Outcome.PENDING;
  }

  private boolean isWhole() {
    return in.remaining() >= LENGTH_OCTETS
        && in.remaining() - LENGTH_OCTETS >= (in.getShort(in.position()) & 0xffff);
  }

  /** Answers the next message; false if it gets silence. */
  private boolean answer(TcpConnection connection) {
    int length = in.getShort() & 0xffff;
    ByteBuffer message = in.slice(in.position(), length);
    in.position(in.position() + length);
    int start = out.position();
    out.position(start + LENGTH_OCTETS);
    handler.handle(message, connection.client(), Transport.TCP, out);
    int written = out.position() - start - LENGTH_OCTETS;
    out.position(written == 0 ? start : out.position());
    if (written > 0) {
      out.putShort(start, (short) written);
    }
    return written > 0;
  }

  private void sendIfFull(TcpConnection connection) throws IOException {
    if (out.remaining() < MESSAGE_OCTETS) {
      connection.send(out);
    }
  }
}
