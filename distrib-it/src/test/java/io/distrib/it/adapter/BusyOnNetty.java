package io.distrib.it.adapter;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/** An application on Netty that takes its time: {@link BusyTask} says with what. */
final class BusyOnNetty extends ChannelInboundHandlerAdapter {
  private static final byte[] BLOCK = new byte[8_192];

  private boolean isWriting;

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    SeenByNetty.ask(ctx);
    ctx.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest request && BusyTask.of(request.uri()).writes()) {
      begin(ctx);
    }
    ReferenceCountUtil.release(message);
    SeenByNetty.ask(ctx);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    write(ctx);
  }

  private void begin(ChannelHandlerContext ctx) {
    DefaultHttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    HttpUtil.setTransferEncodingChunked(head, true);
    var unused = ctx.write(head);
    isWriting = true;
    write(ctx);
  }

  /** As much as may be: more once that has gone. */
  private void write(ChannelHandlerContext ctx) {
    while (isWriting && ctx.channel().isActive() && ctx.channel().isWritable()) {
      var unused = ctx.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(BLOCK)));
    }
  }
}
