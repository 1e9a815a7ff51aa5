package io.distrib.ask;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicInteger;

/** Closes connections beyond a bound at once. <em>Thread-safe.</em> */
@Sharable
public final class ConnectionLimit extends ChannelInboundHandlerAdapter {
  private final int max;
  private final AtomicInteger count = new AtomicInteger();

  /** Leaves {@code max} connections open. */
  public ConnectionLimit(int max) {
    this.max = max;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    ctx.channel().closeFuture().addListener(closed -> count.decrementAndGet());
    if (count.incrementAndGet() > max) {
      var unused = ctx.close();
    } else {
      ctx.fireChannelActive();
    }
  }
}
