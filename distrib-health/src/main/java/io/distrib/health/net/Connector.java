package io.distrib.health.net;

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
 * Opens the connections of the probes, and closes them. <em>Confined to one event loop, but for
 * {@link #close}.</em>
 */
public final class Connector implements AutoCloseable {
  private final HealthLoop loop;
  private final Duration timeout;
  private final ChannelGroup channels;
  private final Bootstrap bootstrap;

  /**
   * A connector for attempts that give up after {@code timeout}. They cancel a connection that is
   * not open by then: only they know whether this process was held up.
   */
  public Connector(HealthLoop loop, Duration timeout) {
    this(loop, timeout, NioSocketChannel::new);
  }

  /** The same with channels that {@code factory} makes. */
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
   * Opens a connection to {@code address}, with an empty pipeline; fails if that is impossible. To
   * cancel the future ends every attempt.
   */
  public CompletableFuture<Channel> connect(InetSocketAddress address) {
    return new ConnectionRace(() -> channel(address), timeout, loop).start();
  }

  /** Where it runs. */
  public HealthLoop loop() {
    return loop;
  }

  /** How long an attempt may take. */
  public Duration timeout() {
    return timeout;
  }

  @Override
  public void close() {
    var unused = channels.close();
  }

  /** Leaves the pipeline empty: the user of the connection fills it. */
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
