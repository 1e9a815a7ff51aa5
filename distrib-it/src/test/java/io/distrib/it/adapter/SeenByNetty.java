package io.distrib.it.adapter;

import io.distrib.adapter.testkit.EchoApplication;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * The application of a site on Netty: it answers with the target that it sees. Where its channel is
 * not read by itself, it asks for each message: for that of a next request when it has answered.
 */
final class SeenByNetty extends ChannelInboundHandlerAdapter {
  private String target = "";
  private boolean isHead;

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    ask(ctx);
    ctx.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest request) {
      target = request.uri();
      isHead = request.method().equals(HttpMethod.HEAD);
    }
    ReferenceCountUtil.release(message);
    if (message instanceof LastHttpContent) {
      ctx.writeAndFlush(response()).addListener(written -> ask(ctx));
    } else {
      ask(ctx);
    }
  }

  /** Asks for the next message, unless it comes by itself. */
  static void ask(ChannelHandlerContext ctx) {
    if (!ctx.channel().config().isAutoRead()) {
      ctx.read();
    }
  }

  private FullHttpResponse response() {
    byte[] body = EchoApplication.page(target);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.OK,
            isHead ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
    response.headers().set("Content-Length", body.length);
    return response;
  }
}
