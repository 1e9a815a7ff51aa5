package io.distrib.health.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A site that speaks HTTP/2 alone: what it does with a request is told by the test. */
final class Http2Site implements AutoCloseable {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final BlockingQueue<Http2HeadersFrame> requests = new LinkedBlockingQueue<>();
  private final List<Channel> connections = new CopyOnWriteArrayList<>();
  private final Channel server;

  /** One that does {@code behaviour} with each stream that asks; without {@code tls} in clear. */
  Http2Site(@Nullable SslContext tls, Consumer<ChannelHandlerContext> behaviour) {
    this.server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    connections.add(channel);
                    if (tls != null) {
                      channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                    }
                    channel
                        .pipeline()
                        .addLast(
                            Http2FrameCodecBuilder.forServer().build(),
                            new Http2MultiplexHandler(stream(behaviour)));
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** The head of the next request. */
  Http2HeadersFrame request() throws InterruptedException {
    return requests.take();
  }

  int connections() {
    return connections.size();
  }

  long openConnections() {
    return connections.stream().filter(Channel::isActive).count();
  }

  void endConnections() {
    for (Channel connection : connections) {
      var unused = connection.close();
    }
  }

  @Override
  public void close() {
    var unused = group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
  }

  private ChannelInitializer<Channel> stream(Consumer<ChannelHandlerContext> behaviour) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel stream) {
        stream
            .pipeline()
            .addLast(
                new SimpleChannelInboundHandler<Http2HeadersFrame>() {
                  @Override
                  protected void channelRead0(ChannelHandlerContext ctx, Http2HeadersFrame head) {
                    requests.add(head);
                    behaviour.accept(ctx);
                  }
                });
      }
    };
  }
}
