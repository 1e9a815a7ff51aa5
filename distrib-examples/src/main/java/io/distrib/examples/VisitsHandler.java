package io.distrib.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/** The application as the last handler of a channel. <em>Confined to one event loop.</em> */
final class VisitsHandler extends SimpleChannelInboundHandler<HttpObject> {
  private final Visits visits;
  private String session = "";
  private String page = "";

  VisitsHandler(Visits visits) {
    this.visits = visits;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message instanceof HttpRequest request) {
      session = visits.open(request.headers().get("Cookie"));
      page = visits.page(session, request.uri());
    }
    if (message instanceof LastHttpContent) {
      var unused = context.writeAndFlush(response());
    }
  }

  private FullHttpResponse response() {
    byte[] body = page.getBytes(US_ASCII);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
    response.headers().set("Content-Type", "text/plain");
    response.headers().set("Content-Length", body.length);
    response.headers().set("Set-Cookie", Visits.cookie(session));
    return response;
  }
}
