package io.distrib.it.adapter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.distrib.Distributor;
import io.distrib.netty.DistributorHandler;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** The site behind the Netty adapter. */
final class NettySite implements KitSite {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final DistributorHandler handler;
  private final Channel server;

  NettySite(Distributor distributor) {
    handler =
        DistributorHandler.builder(distributor)
            .inSession(request -> "live".equals(request.headers().get("Cookie")))
            .build();
    server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Pipeline())
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  @Override
  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
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
              new HttpServerCodec(8_192, 16_384, 8_192),
              new HttpServerKeepAliveHandler(),
              handler,
              new Application());
    }
  }

  private static final class Application extends ChannelInboundHandlerAdapter {
    private String target = "";

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (message instanceof HttpRequest request) {
        target = request.uri();
      }
      ReferenceCountUtil.release(message);
      if (message instanceof LastHttpContent) {
        var unused = ctx.writeAndFlush(response(target));
      }
    }

    private static FullHttpResponse response(String target) {
      byte[] body = ("saw " + target).getBytes(ISO_8859_1);
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
      response.headers().set("Content-Length", body.length);
      return response;
    }
  }
}
