package io.distrib.ask;

import io.distrib.topology.ClientNetwork;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Answers questions by HTTP/1.1. Whoever may ask may pretend to be any client: so it listens on
 * loopback addresses and sockets of the file system only, unless the networks of the askers are
 * given.
 *
 * <pre>{@code
 * try (AskServer server = new AskServer(new AskAdapter(distributor, Set.of("visitor")), List.of())) {
 *   server.listen(new InetSocketAddress("127.0.0.1", 9100));
 *   ...
 * }
 * }</pre>
 *
 * <p>There are at most {@value #MAX_CONNECTIONS} connections; the head of a question may have
 * {@value #MAX_HEAD_BYTES} bytes. <em>Thread-safe.</em>
 */
public final class AskServer implements AutoCloseable {
  static final int MAX_CONNECTIONS = 1_024;
  static final int MAX_HEAD_BYTES = 32_768;

  /** Servers keep idle connections for about a minute and have to close them first. */
  private static final Duration HEAD_TIME = Duration.ofSeconds(75);

  private final List<ClientNetwork> clients;
  private final EventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(
          new DefaultThreadFactory("distrib-ask", true), NioIoHandler.newFactory());
  private final ServerBootstrap bootstrap;

  /**
   * A server that does not listen yet.
   *
   * @param clients the networks that may ask over TCP; none: this machine alone
   */
  public AskServer(AskAdapter adapter, List<ClientNetwork> clients) {
    this.clients = List.copyOf(clients);
    ConnectionLimit limit = new ConnectionLimit(MAX_CONNECTIONS);
    this.bootstrap =
        new ServerBootstrap()
            .group(threads)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    fill(channel, limit, adapter);
                  }
                });
  }

  /**
   * Listens at {@code address}, too.
   *
   * @return where it does, if the port was 0
   * @throws IOException if it cannot
   * @throws IllegalArgumentException if others than this machine could ask, and no networks are
   *     given
   */
  public InetSocketAddress listen(InetSocketAddress address) throws IOException {
    if (clients.isEmpty() && !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          address + " (expected a loopback address, or the networks of those who may ask)");
    }
    ServerBootstrap tcp =
        bootstrap
            .clone()
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true);
    return (InetSocketAddress) done(tcp.bind(address), address).localAddress();
  }

  /**
   * Listens at {@code bound}, too: a channel for Unix domain sockets that is bound already. Whoever
   * may connect to its file may ask. It is closed with this server; its file stays.
   *
   * @throws IOException if it cannot
   */
  public void listen(ServerSocketChannel bound) throws IOException {
    var unused =
        done(
            bootstrap
                .clone()
                .channelFactory(() -> new NioServerDomainSocketChannel(bound))
                .register(),
            bound);
  }

  /** Stops to listen, and ends all connections. */
  @Override
  public void close() {
    threads.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }

  private void fill(Channel channel, ConnectionLimit limit, AskAdapter adapter) {
    if (channel.remoteAddress() instanceof InetSocketAddress peer && !mayAsk(peer.getAddress())) {
      var unused = channel.close();
      return;
    }
    HttpDecoderConfig limits =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MAX_HEAD_BYTES)
            .setMaxHeaderSize(MAX_HEAD_BYTES)
            .setAllowDuplicateContentLengths(false)
            .setStrictLineParsing(true)
            .setUseRfc9112TransferEncoding(true);
    channel
        .pipeline()
        .addLast(
            limit,
            new HttpServerCodec(limits),
            new HeadDeadline(HEAD_TIME),
            new QuestionHandler(adapter));
  }

  private boolean mayAsk(InetAddress peer) {
    return peer.isLoopbackAddress() || ClientNetwork.anyContains(clients, peer);
  }

  private static Channel done(ChannelFuture future, Object place) throws IOException {
    future.awaitUninterruptibly();
    if (future.cause() != null) {
      throw new IOException(
          "cannot listen on " + place + ": " + future.cause().getMessage(), future.cause());
    }
    return future.channel();
  }
}
