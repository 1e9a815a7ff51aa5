package io.distrib.benchmarks.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * The application on Netty. It also redirects by itself, when asked for {@code /moved}: that is the
 * least that Netty can do it for.
 */
final class HelloHandler extends ChannelInboundHandlerAdapter {
  private static final byte[] HELLO = "hello".getBytes(US_ASCII);
  private static final byte[] MOVED = "<!DOCTYPE html>\n<title>Moved</title>\n".getBytes(US_ASCII);

  private final CookieSessions sessions;
  private final Text cost;
  private @Nullable HttpRequest request;

  HelloHandler(CookieSessions sessions, Text cost) {
    this.sessions = sessions;
    this.cost = cost;
  }

  /** What is to be said. */
  @FunctionalInterface
  interface Text {
    String get() throws Exception;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    if (message instanceof HttpRequest begun) {
      request = begun;
    }
    HttpRequest asked = request;
    if (message instanceof LastHttpContent && asked != null) {
      var unused = ctx.writeAndFlush(answer(asked));
    }
    ReferenceCountUtil.release(message);
  }

  private FullHttpResponse answer(HttpRequest asked) throws Exception {
    if (asked.uri().startsWith("/moved")) {
      return moved(asked);
    }
    byte[] body = asked.uri().equals("/cost") ? cost.get().getBytes(US_ASCII) : HELLO;
    FullHttpResponse response = response(HttpResponseStatus.OK, "text/plain", body);
    if (!sessions.isLive(asked.headers().get(HttpHeaderNames.COOKIE))) {
      response.headers().set(HttpHeaderNames.SET_COOKIE, sessions.open());
    }
    return response;
  }

  private static FullHttpResponse moved(HttpRequest asked) {
    FullHttpResponse response = response(HttpResponseStatus.FOUND, "text/html", MOVED);
    long now = System.currentTimeMillis() / 1000;
    String location = "http://boston.app.example.test" + asked.uri() + "&distrib=" + now;
    response.headers().set(HttpHeaderNames.LOCATION, location);
    return response;
  }

  private static FullHttpResponse response(HttpResponseStatus status, String type, byte[] body) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
    return response;
  }
}
