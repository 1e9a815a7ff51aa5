package io.distrib.it.adapter;

import static io.netty.handler.codec.http.HttpResponseStatus.OK;
import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;

import io.distrib.adapter.testkit.EchoApplication;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
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
      respond(ctx).addListener(written -> ask(ctx));
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

  private ChannelFuture respond(ChannelHandlerContext ctx) {
    byte[] page = EchoApplication.page(target);
    ByteBuf body = isHead ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(page);
    if (EchoApplication.sendsHeadEarly(target)) {
      var unused = ctx.writeAndFlush(headed(new DefaultHttpResponse(HTTP_1_1, OK), page.length));
      return ctx.writeAndFlush(new DefaultLastHttpContent(body));
    }
    return ctx.writeAndFlush(headed(new DefaultFullHttpResponse(HTTP_1_1, OK, body), page.length));
  }

  private HttpResponse headed(HttpResponse response, int length) {
    response.headers().set("Content-Length", length);
    String cookie = EchoApplication.cookie(target);
    if (cookie != null) {
      response.headers().set("Set-Cookie", cookie);
    }
    return response;
  }
}
