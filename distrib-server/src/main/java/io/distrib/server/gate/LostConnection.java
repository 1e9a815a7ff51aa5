package io.distrib.server.gate;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Closes a connection of HTTP/2 that its client has reset; that is not worth a line of the log.
 * <em>Thread-safe.</em>
 */
@Sharable
final class LostConnection extends ChannelInboundHandlerAdapter {
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var unused = ctx.close();
  }
}
