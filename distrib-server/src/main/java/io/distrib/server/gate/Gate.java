package io.distrib.server.gate;

import io.distrib.config.SocketAddressText;
import io.distrib.netty.DistributorHandler;
import io.distrib.redirect.Distributor;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The running gate. <em>Thread-safe.</em> */
final class Gate implements AutoCloseable {
  private static final int BACKLOG = 1_024;
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final Distributor distributor;
  private final AtomicInteger open = new AtomicInteger();
  private final List<Channel> listeners = new CopyOnWriteArrayList<>();
  private final EventLoopGroup threads;
  private final ServerBootstrap bootstrap;

  Gate(GateSettings settings, Distributor distributor, @Nullable SslContext tls) {
    this.distributor = distributor;
    this.threads =
        new MultiThreadIoEventLoopGroup(
            new DefaultThreadFactory("distrib-gate", true), NioIoHandler.newFactory());
    String siteName = distributor.site().name().text();
    SessionCookie inSession = new SessionCookie(settings.sessionCookie(), siteName);
    this.bootstrap =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ClientInitializer(
                    settings,
                    tls,
                    DistributorHandler.builder(distributor).inSession(inSession).build(),
                    new Traffic(
                        siteName,
                        new Upstreams(settings),
                        inSession,
                        distributor::isDraining,
                        open)));
  }

  /**
   * Listens at {@code address}, too.
   *
   * @return where it does, if the port was 0
   * @throws IOException if it cannot
   */
  InetSocketAddress listen(InetSocketAddress address) throws IOException {
    ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
    if (bound.cause() != null) {
      throw new IOException(
          "cannot listen on " + SocketAddressText.of(address) + ": " + bound.cause().getMessage(),
          bound.cause());
    }
    listeners.add(bound.channel());
    return (InetSocketAddress) bound.channel().localAddress();
  }

  /** How many responses are not wholly on their way yet. */
  int open() {
    return open.get();
  }

  /**
   * Gives the site no new sessions, waits until nothing is under way, stops to listen, waits again,
   * and ends.
   *
   * @param most how long to wait in all
   */
  void drain(Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    distributor.setDraining(true);
    awaitQuiet(deadline);
    listeners.forEach(listener -> listener.close().awaitUninterruptibly());
    awaitQuiet(deadline);
    close();
  }

  @Override
  public void close() {
    listeners.forEach(listener -> listener.close().awaitUninterruptibly());
    threads.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }

  private void awaitQuiet(long deadline) {
    try {
      while ((open.get() > 0 || distributor.inFlight().count() > 0)
          && deadline - System.nanoTime() > 0) {
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
