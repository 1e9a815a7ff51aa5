package io.distrib.server.gate;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The connections to the application: each belongs to one event loop, and waits there for its next
 * exchange. <em>Thread-safe.</em>
 */
final class Upstreams implements Application {
  private static final int MAX_RESTING = 64;

  private final GateSettings settings;
  private final ChannelFactory<Channel> channels;
  private final Outage outage;
  private final AtomicInteger inUse = new AtomicInteger();
  private final Map<EventLoop, ArrayDeque<UpstreamConnection>> resting = new ConcurrentHashMap<>();

  Upstreams(GateSettings settings) {
    this(settings, NioSocketChannel::new);
  }

  /** By channels of {@code channels}, which may fail: a process has a limited number. */
  Upstreams(GateSettings settings, ChannelFactory<Channel> channels) {
    this.settings = settings;
    this.channels = channels;
    this.outage = new Outage(settings.application());
  }

  @Override
  public CompletableFuture<UpstreamConnection> acquire(EventLoop loop, boolean mayReuse) {
    if (inUse.incrementAndGet() > settings.mostExchanges()) {
      inUse.decrementAndGet();
      return CompletableFuture.failedFuture(new Failure.FullException());
    }
    UpstreamConnection rested = mayReuse ? poll(loop) : null;
    if (rested != null) {
      rested.reuse();
      return CompletableFuture.completedFuture(rested);
    }
    return connect(loop);
  }

  /** Keeps {@code connection} for the next exchange. */
  void rest(UpstreamConnection connection) {
    inUse.decrementAndGet();
    ArrayDeque<UpstreamConnection> stack = stack(connection.channel().eventLoop());
    if (stack.size() < MAX_RESTING) {
      stack.push(connection);
    } else {
      connection.close();
    }
  }

  /** The connection is closed. */
  void ended(UpstreamConnection connection, boolean wasInUse) {
    if (wasInUse) {
      inUse.decrementAndGet();
    } else {
      stack(connection.channel().eventLoop()).remove(connection);
    }
  }

  private @Nullable UpstreamConnection poll(EventLoop loop) {
    ArrayDeque<UpstreamConnection> stack = stack(loop);
    UpstreamConnection connection = stack.poll();
    while (connection != null && !connection.channel().isActive()) {
      connection = stack.poll();
    }
    return connection;
  }

  private ArrayDeque<UpstreamConnection> stack(EventLoop loop) {
    return resting.computeIfAbsent(loop, key -> new ArrayDeque<>());
  }

  private CompletableFuture<UpstreamConnection> connect(EventLoop loop) {
    CompletableFuture<UpstreamConnection> result = new CompletableFuture<>();
    ChannelFuture connecting = bootstrap(loop).connect(settings.application());
    connecting.addListener(done -> on(loop, () -> connected(connecting, result)));
    return result;
  }

  /** Now, if this is {@code loop}: a channel that never had a loop reports from another thread. */
  private static void on(EventLoop loop, Runnable task) {
    if (loop.inEventLoop()) {
      task.run();
    } else {
      loop.execute(task);
    }
  }

  private void connected(ChannelFuture connecting, CompletableFuture<UpstreamConnection> result) {
    outage.heard(connecting.cause());
    UpstreamConnection connection = connecting.channel().pipeline().get(UpstreamConnection.class);
    if (connection == null) {
      inUse.decrementAndGet(); // Otherwise it does so itself when it ends.
    }
    if (connecting.isSuccess()) {
      result.complete(connection);
    } else {
      result.completeExceptionally(connecting.cause());
    }
  }

  private Bootstrap bootstrap(EventLoop loop) {
    long millis = settings.timeout().toMillis();
    return new Bootstrap()
        .group(loop)
        .channelFactory(channels)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(millis, Integer.MAX_VALUE))
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(new Initializer());
  }

  /** Fills the pipeline of a new connection. */
  private final class Initializer extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      UpstreamConnection connection = new UpstreamConnection(channel, Upstreams.this);
      long millis = settings.timeout().toMillis();
      channel
          .pipeline()
          .addLast(
              new IdleStateHandler(true, 0, 0, millis, TimeUnit.MILLISECONDS),
              new Ear(connection),
              new HttpClientCodec(Limits.decoder(), false, false),
              connection);
    }
  }

  /** Hears the first octet of a response, be it nonsense. */
  private static final class Ear extends ChannelInboundHandlerAdapter {
    private final UpstreamConnection connection;

    Ear(UpstreamConnection connection) {
      this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      connection.hear();
      ctx.fireChannelRead(message);
    }
  }
}
