package io.distrib.dns.recursion;

import io.distrib.dns.socket.Channels;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/**
 * An exchange by UDP, from a socket of its own: the system gives it a random port, and nothing that
 * is not from the upstream's address and port (RFC 5452 4). What else does not fit is passed over;
 * if there is much of that, somebody is guessing, and TCP has to be taken (RFC 5452 9.2).
 * <em>Confined to one thread.</em>
 */
final class UdpExchange implements UpstreamExchange {
  private static final int MAX_WRONG = 8;

  private final DatagramChannel channel;
  private final UpstreamQuery query;
  private int wrong;

  private UdpExchange(DatagramChannel channel, UpstreamQuery query) {
    this.channel = channel;
    this.query = query;
  }

  /** Asks {@code upstream}; {@code selector} selects it with {@code attachment}. */
  static UdpExchange open(
      InetSocketAddress upstream, UpstreamQuery query, Selector selector, Object attachment)
      throws IOException {
    DatagramChannel channel = DatagramChannel.open(Channels.family(upstream));
    try {
      channel.configureBlocking(false);
      channel.connect(upstream);
      channel.register(selector, SelectionKey.OP_READ, attachment);
      channel.write(query.message());
      return new UdpExchange(channel, query);
    } catch (IOException e) {
      Channels.closeQuietly(channel);
      throw e;
    }
  }

  @Override
  public boolean isStream() {
    return false;
  }

  @Override
  public @Nullable UpstreamReply advance(ByteBuffer in) throws IOException {
    in.clear();
    if (channel.read(in) <= 0) {
      return null;
    }
    UpstreamReply reply = UpstreamReply.read(in.flip(), query);
    wrong += reply == null ? 1 : 0;
    return wrong < MAX_WRONG ? reply : UpstreamReply.TRUNCATED;
  }

  @Override
  public void close() {
    Channels.closeQuietly(channel);
  }
}
