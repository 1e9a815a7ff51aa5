package io.distrib.server.gate;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicInteger;

/** Closes connections of clients beyond a bound at once. <em>Thread-safe.</em> */
@Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {
  private final int most;
  private final AtomicInteger count = new AtomicInteger();

  ConnectionLimit(int most) {
    this.most = most;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    ctx.channel().closeFuture().addListener(closed -> count.decrementAndGet());
    if (count.incrementAndGet() > most) {
      var unused = ctx.close();
    } else {
      ctx.fireChannelActive();
    }
  }
}
