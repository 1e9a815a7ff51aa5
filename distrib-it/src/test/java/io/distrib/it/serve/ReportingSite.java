package io.distrib.it.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.distrib.config.PoolConfiguration;
import io.distrib.netty.DistributorHandler;
import io.distrib.redirect.Distributor;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A site that tells how many sessions it has, as many as it is told to; all go by one cookie.
 * <em>Thread-safe.</em>
 */
final class ReportingSite implements AutoCloseable {
  private static final String SESSION = "session=1";

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final AtomicLong sessions = new AtomicLong();
  private final Channel server;
  private volatile DistributorHandler handler;
  private volatile Distributor distributor;

  /** One that listens on {@code address} and answers nothing yet. */
  ReportingSite(String address) {
    this(address, 0);
  }

  /** The same at a port. */
  ReportingSite(String address, int port) {
    server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Pipeline())
            .bind(new InetSocketAddress(address, port))
            .syncUninterruptibly()
            .channel();
  }

  int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** Answers from now on, as the site {@code id} of {@code pool}. */
  void serve(PoolConfiguration pool, String id) {
    distributor = pool.distributor(id).sessions(sessions::get).build();
    handler =
        DistributorHandler.builder(distributor)
            .inSession(request -> SESSION.equals(request.headers().get("Cookie")))
            .build();
  }

  Distributor distributor() {
    return distributor;
  }

  void setSessions(long count) {
    sessions.set(count);
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class Pipeline extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      channel
          .pipeline()
          .addLast(
              new HttpServerCodec(), new HttpServerKeepAliveHandler(), handler, new Application());
    }
  }

  private static final class Application extends SimpleChannelInboundHandler<HttpObject> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject part) {
      if (part instanceof LastHttpContent) {
        byte[] body = "the application".getBytes(US_ASCII);
        FullHttpResponse response =
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
        response.headers().set("Content-Length", body.length).set("Set-Cookie", SESSION);
        var unused = ctx.writeAndFlush(response);
      }
    }
  }
}
