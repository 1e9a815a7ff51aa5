package io.distrib.server.health;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Opens the connections of the probes, and ends them. <em>Confined to one event loop, but for
 * {@link #close}.</em>
 */
final class Connector implements AutoCloseable {
  private final HealthLoop loop;
  private final Duration timeout;
  private final ChannelGroup channels;
  private final Bootstrap bootstrap;

  /**
   * One for questions that give up after {@code timeout}: they cancel what is not there by then,
   * for only they know whether this process was held up.
   */
  Connector(HealthLoop loop, Duration timeout) {
    this(loop, timeout, NioSocketChannel::new);
  }

  /** The same, of channels that {@code factory} makes. */
  Connector(HealthLoop loop, Duration timeout, ChannelFactory<Channel> factory) {
    this.loop = loop;
    this.timeout = timeout;
    this.channels = new DefaultChannelGroup(loop.netty(), true);
    this.bootstrap =
        new Bootstrap()
            .group(loop.netty())
            .channelFactory(factory)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(new Bare());
  }

  /**
   * A connection to {@code address}, with an empty pipeline; fails if there is none. Who no longer
   * wants it cancels, and every attempt ends.
   */
  CompletableFuture<Channel> connect(InetSocketAddress address) {
    return new Connecting(() -> channel(address), timeout, loop).start();
  }

  HealthLoop loop() {
    return loop;
  }

  Duration timeout() {
    return timeout;
  }

  @Override
  public void close() {
    var unused = channels.close();
  }

  /** Leaves the pipeline empty: who uses the connection fills it. */
  private static final class Bare extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {}
  }

  private ChannelFuture channel(InetSocketAddress address) {
    ChannelFuture future = bootstrap.connect(address);
    if (future.cause() == null) {
      channels.add(future.channel());
    }
    return future;
  }
}
