package io.distrib.benchmarks.http;

import io.distrib.netty.DistributorHandler;
import io.distrib.redirect.Distributor;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/** Netty with the transport of the JDK, one event loop. */
final class NettyHost implements HttpHost {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final CookieSessions sessions = new CookieSessions();

  @Override
  public int guarded(Distributor distributor) {
    DistributorHandler handler =
        DistributorHandler.builder(distributor)
            .inSession(request -> sessions.isLive(request.headers().get("Cookie")))
            .build();
    return listen(
        channel ->
            channel
                .pipeline()
                .addLast(
                    new HttpServerCodec(), handler, new HelloHandler(sessions, cost(handler))));
  }

  @Override
  public int wrapped() {
    return listen(
        channel -> channel.pipeline().addLast(new HttpServerCodec(), new Passing(), hello()));
  }

  @Override
  public int bare() {
    return listen(channel -> channel.pipeline().addLast(new HttpServerCodec(), hello()));
  }

  /** Overrides what it passes on: Netty leaves out a handler's methods that are inherited. */
  private static final class Passing extends ChannelDuplexHandler {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      var unused = ctx.write(message, promise);
    }
  }

  private int listen(Consumer<SocketChannel> pipeline) {
    Channel server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    pipeline.accept(channel);
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** The handler again and again on a request as the codec hands it over. */
  private HelloHandler.Text cost(DistributorHandler handler) {
    return () -> {
      EmbeddedChannel with = new EmbeddedChannel(handler, hello());
      EmbeddedChannel without = new EmbeddedChannel(hello());
      HttpRequest request = request();
      double nanos = ThreadCost.added(() -> ask(with, request), () -> ask(without, request));
      return String.format(Locale.ROOT, "%.1f", nanos);
    };
  }

  private ChannelHandler hello() {
    return new HelloHandler(sessions, () -> "");
  }

  private HttpRequest request() {
    HttpRequest request =
        new DefaultHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.GET, "/shop/cart?item=4711&colour=blue");
    request.headers().set("Host", "boston.app.example.test");
    request.headers().set("Cookie", sessions.open());
    return request;
  }

  private static void ask(EmbeddedChannel channel, HttpRequest request) {
    channel.writeInbound(request, LastHttpContent.EMPTY_LAST_CONTENT);
    ReferenceCountUtil.release(Objects.requireNonNull(channel.readOutbound()));
  }
}
