package io.distrib.it.adapter;

import io.distrib.adapter.testkit.AdapterServer;
import io.distrib.adapter.testkit.EchoApplication;
import io.distrib.netty.DistributorHandler;
import io.distrib.redirect.Distributor;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** The site behind the Netty adapter. */
final class NettySite implements AdapterServer {
  private static final int MAX_LINE = 8_192;
  private static final int MAX_HEAD = 16_384;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Channel server;

  private NettySite(Distributor distributor, Function<ChannelHandler, ChannelHandler> protocol) {
    DistributorHandler handler =
        DistributorHandler.builder(distributor)
            .inSession(request -> EchoApplication.isInSession(request.headers().get("Cookie")))
            .build();
    server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(protocol.apply(handler))
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  /**
   * It speaks HTTP/1.1.
   *
   * @param isAutoRead whether it reads by itself, and not only when its application asks
   */
  static NettySite http1(Distributor distributor, KitApplication application, boolean isAutoRead) {
    return http1(
        distributor,
        application,
        isAutoRead,
        () -> new HttpServerCodec(MAX_LINE, MAX_HEAD, MAX_LINE));
  }

  /** It speaks HTTP/1.1, with this codec. */
  static NettySite http1(
      Distributor distributor,
      KitApplication application,
      boolean isAutoRead,
      Supplier<HttpServerCodec> codec) {
    return new NettySite(
        distributor,
        handler ->
            pipeline(
                isAutoRead,
                () ->
                    List.of(
                        codec.get(),
                        new HttpServerKeepAliveHandler(),
                        handler,
                        application.handler().get())));
  }

  /**
   * It speaks HTTP/2 without TLS, by prior knowledge (RFC 9113 3.3).
   *
   * @param isAutoRead whether it reads its streams by itself, and not only when its application
   *     asks
   */
  static NettySite http2(Distributor distributor, KitApplication application, boolean isAutoRead) {
    return new NettySite(
        distributor,
        handler ->
            pipeline(
                true,
                () ->
                    List.of(
                        Http2FrameCodecBuilder.forServer().initialSettings(settings()).build(),
                        new Http2MultiplexHandler(streams(handler, application, isAutoRead)))));
  }

  /** It speaks HTTP/2 under TLS, and nothing else (RFC 9113 3.2). */
  static NettySite https2(Distributor distributor, KitApplication application, SslContext tls) {
    return new NettySite(
        distributor,
        handler ->
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        tls.newHandler(channel.alloc()),
                        Http2FrameCodecBuilder.forServer().initialSettings(settings()).build(),
                        new Http2MultiplexHandler(streams(handler, application, true)));
              }
            });
  }

  @Override
  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static Http2Settings settings() {
    return new Http2Settings().maxHeaderListSize(MAX_HEAD).maxConcurrentStreams(100);
  }

  private static ChannelHandler streams(
      ChannelHandler handler, KitApplication application, boolean isAutoRead) {
    return pipeline(
        isAutoRead,
        () ->
            List.of(
                new Http2StreamFrameToHttpObjectCodec(true), handler, application.handler().get()));
  }

  private static ChannelInitializer<Channel> pipeline(
      boolean isAutoRead, Supplier<List<ChannelHandler>> handlers) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.config().setAutoRead(isAutoRead);
        channel.pipeline().addLast(handlers.get().toArray(new ChannelHandler[0]));
      }
    };
  }
}
