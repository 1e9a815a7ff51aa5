package io.distrib.examples;

import io.distrib.config.PoolFile;
import io.distrib.netty.DistributorHandler;
import io.distrib.redirect.Distributor;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Consumer;

/** An application on Netty, as the site Boston. */
public final class NettyExample {
  private NettyExample() {}

  /** Serves at an address and a port, 0 for a free one. */
  public static void main(String... args) {
    Channel server =
        new ServerBootstrap()
            .group(new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory()))
            .channel(NioServerSocketChannel.class)
            .childHandler(channels(site(new Visits())))
            .bind(args[0], Integer.parseInt(args[1]))
            .syncUninterruptibly()
            .channel();
    System.out.println("started on port " + ((InetSocketAddress) server.localAddress()).getPort());
  }

  private static Consumer<ChannelPipeline> site(Visits visits) {
    // region handler
    Distributor distributor = PoolFile.distributor(Path.of("app.yaml"), "boston").build();
    DistributorHandler handler =
        DistributorHandler.builder(distributor)
            .inSession(request -> visits.isLive(request.headers().get("Cookie")))
            .build();
    return pipeline -> pipeline.addLast(new HttpServerCodec(), handler, new VisitsHandler(visits));
    // end region
  }

  private static ChannelInitializer<SocketChannel> channels(Consumer<ChannelPipeline> handlers) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        handlers.accept(channel.pipeline());
      }
    };
  }
}
