package io.distrib.it.browser.shop;

import io.distrib.netty.DistributorHandler;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;

/** The shop on Netty, behind the handler. */
final class NettyShop {
  private static final int MAX_FORM_BYTES = 8_192;

  private NettyShop() {}

  static void start(SiteSettings settings, Shop shop) throws InterruptedException {
    NettySessions sessions = new NettySessions();
    DistributorHandler distributor =
        DistributorHandler.builder(settings.distributor(sessions::count))
            .inSession(request -> sessions.find(request) != null)
            .build();
    NettyShopHandler handler = new NettyShopHandler(shop, sessions);
    new ServerBootstrap()
        .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new HttpServerCodec(),
                        distributor,
                        new HttpObjectAggregator(MAX_FORM_BYTES),
                        handler);
              }
            })
        .bind(settings.address())
        .sync();
  }
}
