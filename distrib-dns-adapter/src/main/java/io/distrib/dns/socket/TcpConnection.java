package io.distrib.dns.socket;

import io.distrib.dns.packet.ProxyHeader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: what it has sent and is not answered yet, and what it has not read yet.
 * While there is something unread, nothing more is read from it. <em>Confined to one thread.</em>
 */
final class TcpConnection {
  private static final int READ_BYTES = 4_096;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private InetAddress client;
  private InetAddress countedAs;
  private boolean awaitsHeader;
  private @Nullable SelectionKey key;
  private ByteBuffer received = NOTHING;
  private ByteBuffer unsent = NOTHING;
  private boolean hasEnded;
  private int awaited;
  private long activeNanos;

  TcpConnection(SocketChannel channel, long nowNanos) throws IOException {
    this.channel = channel;
    this.client = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
    this.countedAs = client;
    this.activeNanos = nowNanos;
  }

  /** Its peer is a proxy, which sends a PROXY header first. */
  void expectHeader() {
    awaitsHeader = true;
  }

  /** Takes the front's header off {@code in}; where none is expected, it counts as taken. */
  ProxyHeader.Status readHeader(ByteBuffer in) {
    if (!awaitsHeader) {
      return ProxyHeader.Status.WHOLE;
    }
    ProxyHeader.Status status = ProxyHeader.status(in);
    if (status == ProxyHeader.Status.WHOLE) {
      awaitsHeader = false;
      InetAddress told = ProxyHeader.readClient(in);
      client = told == null ? client : told;
    }
    return status;
  }

  /** Tells how the selector knows it. */
  void registered(SelectionKey value) {
    key = value;
  }

  InetAddress client() {
    return client;
  }

  /** The client that the connection is counted for. */
  InetAddress countedAs() {
    return countedAs;
  }

  /** It is counted as its client's from now on. */
  void count() {
    countedAs = client;
  }

  void touch(long nowNanos) {
    activeNanos = nowNanos;
  }

  long idleNanos(long nowNanos) {
    return nowNanos - activeNanos;
  }

  /** Whether replies wait until the client reads. */
  boolean isClogged() {
    return unsent.hasRemaining();
  }

  /** Whether the client will send nothing more. */
  boolean hasEnded() {
    return hasEnded;
  }

  /** One more reply will come later. */
  void await() {
    awaited++;
  }

  /** Whether replies are still to come. */
  boolean isAwaiting() {
    return awaited > 0;
  }

  /** One of them is here; it waits behind what has not been sent yet. */
  void add(ByteBuffer message) {
    awaited--;
    int bytes = unsent.remaining() + TcpFraming.LENGTH_BYTES + message.remaining();
    ByteBuffer all = ByteBuffer.allocate(bytes).put(unsent);
    unsent = all.putShort((short) message.remaining()).put(message).flip();
  }

  /** How much memory waits with it, for more from the client or for the client to read. */
  int heldBytes() {
    return received.capacity() + unsent.capacity();
  }

  /**
   * Fills {@code in} with what was left over, then with a bit of what has come, or with a whole
   * message if that is more; it is ready to be got.
   */
  void read(ByteBuffer in) throws IOException {
    in.clear().put(received);
    in.limit(Math.max(READ_BYTES, TcpFraming.bytesOfFirst(in)));
    received = NOTHING;
    if (!hasEnded && in.hasRemaining()) {
      hasEnded = channel.read(in) < 0;
    }
    in.flip();
  }

  /** Keeps what {@code in} still has for the next time. */
  void keep(ByteBuffer in) {
    received = copy(in);
  }

  /** Sends as much of {@code out} as the client takes, and keeps the rest. */
  void send(ByteBuffer out) throws IOException {
    out.flip();
    channel.write(out);
    unsent = copy(out);
    out.clear();
  }

  /** Sends more of what the client has not taken. */
  void sendUnsent() throws IOException {
    channel.write(unsent);
    unsent = unsent.hasRemaining() ? unsent : NOTHING;
  }

  /**
   * Waits until it can be sent more, if there is more to send, else for more from it, if it is not
   * at its end: that would be there again and again.
   */
  void awaitNext() {
    if (key != null && key.isValid()) {
      int more = hasEnded ? 0 : SelectionKey.OP_READ;
      key.interestOps(hasMoreToDo() ? SelectionKey.OP_WRITE : more);
    }
  }

  private boolean hasMoreToDo() {
    return isClogged() || TcpFraming.isWhole(received);
  }

  void close() {
    Channels.closeQuietly(channel);
  }

  private static ByteBuffer copy(ByteBuffer rest) {
    return rest.hasRemaining() ? ByteBuffer.allocate(rest.remaining()).put(rest).flip() : NOTHING;
  }
}
