package io.distrib.dns.recursion;

import io.distrib.dns.packet.Transport;
import io.distrib.dns.socket.Channels;
import io.distrib.dns.socket.TcpFraming;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * An exchange by TCP, over a connection of its own. It holds as much as has come, and no more than
 * one message. <em>Confined to one thread.</em>
 */
final class TcpExchange implements UpstreamExchange {
  private static final int FIRST_BYTES = 2_048;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final UpstreamQuery query;
  private final ByteBuffer unsent;
  private ByteBuffer received = ByteBuffer.allocate(FIRST_BYTES);

  private TcpExchange(SocketChannel channel, SelectionKey key, UpstreamQuery query) {
    this.channel = channel;
    this.key = key;
    this.query = query;
    ByteBuffer message = query.message();
    this.unsent =
        ByteBuffer.allocate(TcpFraming.LENGTH_BYTES + message.remaining())
            .putShort((short) message.remaining())
            .put(message)
            .flip();
  }

  /** Connects to {@code upstream}; {@code selector} selects it with {@code attachment}. */
  static TcpExchange open(
      InetSocketAddress upstream, UpstreamQuery query, Selector selector, Object attachment)
      throws IOException {
    SocketChannel channel = SocketChannel.open(Channels.family(upstream));
    try {
      channel.configureBlocking(false);
      boolean isConnected = channel.connect(upstream);
      int first = isConnected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT;
      return new TcpExchange(channel, channel.register(selector, first, attachment), query);
    } catch (IOException e) {
      Channels.closeQuietly(channel);
      throw e;
    }
  }

  @Override
  public boolean isStream() {
    return true;
  }

  @Override
  public @Nullable UpstreamReply advance(ByteBuffer in) throws IOException {
    if (!channel.finishConnect()) {
      return null;
    }
    channel.write(unsent);
    key.interestOps(unsent.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    int count = channel.read(received);
    ByteBuffer seen = received.duplicate().flip();
    if (TcpFraming.isWhole(seen)) {
      return reply(seen);
    }
    if (count < 0) {
      throw new EOFException("the upstream has closed the connection");
    }
    grow();
    return null;
  }

  /** Nobody else has this connection: what does not fit is the upstream's own fault. */
  private UpstreamReply reply(ByteBuffer seen) throws IOException {
    int bytes = seen.getShort() & 0xffff;
    UpstreamReply reply = UpstreamReply.read(seen.slice(seen.position(), bytes), query);
    if (reply == null) {
      throw new IOException("the upstream has sent what is no reply");
    }
    return reply;
  }

  private void grow() {
    if (!received.hasRemaining()) {
      int bytes =
          Math.min(received.capacity() * 2, TcpFraming.LENGTH_BYTES + Transport.TCP.maxBytes());
      received = ByteBuffer.allocate(bytes).put(received.flip());
    }
  }

  @Override
  public void close() {
    Channels.closeQuietly(channel);
  }
}
