package io.distrib.demo;

import io.distrib.netty.DistributorHandler;
import io.distrib.redirect.Distributor;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * A site on Netty: the codec, the distributor's handler, the shop. <em>Confined to one thread.</em>
 */
final class NettySiteServer implements SiteServer {
  private final InetSocketAddress address;
  private final Shop shop;
  private final DistributorHandler handler;
  private final EventLoopGroup threads;

  NettySiteServer(InetSocketAddress address, Shop shop, Distributor distributor) {
    this.address = address;
    this.shop = shop;
    this.handler =
        DistributorHandler.builder(distributor)
            .inSession(
                request ->
                    shop.knows(SessionCookie.read(request.headers().get(HttpHeaderNames.COOKIE))))
            .build();
    this.threads =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory(distributor.site().id(), true), NioIoHandler.newFactory());
  }

  @Override
  public void start() throws IOException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec(), handler, new NettyShopHandler(shop));
                  }
                });
    Throwable failure = bootstrap.bind(address).awaitUninterruptibly().cause();
    if (failure != null) {
      close();
      throw new IOException("cannot listen on " + address + ": " + failure.getMessage(), failure);
    }
  }

  @Override
  public void close() {
    threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
  }
}
