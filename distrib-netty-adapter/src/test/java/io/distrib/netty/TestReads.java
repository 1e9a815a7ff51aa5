package io.distrib.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;

/** Counts how often the channel is asked to read. */
final class TestReads extends ChannelOutboundHandlerAdapter {
  private int count;

  @Override
  public void read(ChannelHandlerContext ctx) {
    count++;
    ctx.read();
  }

  int count() {
    return count;
  }
}
