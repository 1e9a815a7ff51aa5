package io.distrib.server.gate;

import io.distrib.ask.HeadDeadline;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.ReferenceCountUtil;

/**
 * One direction of a WebSocket: passes octets to the other side as fast as that takes them, and
 * ends when either side does. <em>Confined to one event loop.</em>
 */
final class Tunnel extends ChannelInboundHandlerAdapter {
  private final Channel peer;

  private Tunnel(Channel peer) {
    this.peer = peer;
  }

  /** Joins two connections whose next octet is of another protocol. */
  static void open(Channel client, UpstreamConnection application) {
    Channel upstream = application.channel();
    client.pipeline().replace(ProxyHandler.class, null, new Tunnel(upstream));
    upstream.pipeline().replace(application, null, new Tunnel(client));
    client.pipeline().remove(HeadDeadline.class);
    client.config().setAutoRead(true);
    upstream.config().setAutoRead(true);
    client.pipeline().remove(HttpServerCodec.class);
    upstream.pipeline().remove(HttpClientCodec.class);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof ByteBuf) {
      var unused = peer.write(message);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    peer.flush();
    ctx.channel().config().setAutoRead(peer.isWritable());
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    peer.config().setAutoRead(ctx.channel().isWritable());
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    peer.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var unused = ctx.close();
  }
}
