package io.distrib.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Serves the shop when a request is complete; what a body holds does not matter to it. <em>Confined
 * to one event loop.</em>
 */
final class NettyShopHandler extends SimpleChannelInboundHandler<HttpObject> {
  private final Shop shop;
  private @Nullable HttpRequest request;

  NettyShopHandler(Shop shop) {
    this.shop = shop;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
    if (message instanceof HttpRequest begun) {
      request = begun;
    }
    if (message instanceof LastHttpContent && request != null) {
      answer(ctx, request);
      request = null;
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var unused = ctx.close();
  }

  private void answer(ChannelHandlerContext ctx, HttpRequest asked) {
    Shop.Page page = page(asked);
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.OK,
            Unpooled.copiedBuffer(page.body(), US_ASCII));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/html");
    HttpUtil.setContentLength(response, response.content().readableBytes());
    if (page.newSession() != null) {
      response.headers().set(HttpHeaderNames.SET_COOKIE, SessionCookie.write(page.newSession()));
    }
    boolean keepsAlive = HttpUtil.isKeepAlive(asked);
    HttpUtil.setKeepAlive(response, keepsAlive);
    ChannelFuture written = ctx.writeAndFlush(response);
    written.addListener(
        keepsAlive ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE);
  }

  private Shop.Page page(HttpRequest asked) {
    return shop.serve(SessionCookie.read(asked.headers().get(HttpHeaderNames.COOKIE)), asked.uri());
  }
}
