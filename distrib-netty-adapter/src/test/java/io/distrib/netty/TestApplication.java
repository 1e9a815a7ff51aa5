package io.distrib.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;

/**
 * An application that answers with what it saw, at once or on demand. If its channel has no
 * auto-read, it asks for each message; for the next request, after its answer.
 */
final class TestApplication extends ChannelInboundHandlerAdapter {
  final List<String> seen = new ArrayList<>();
  final List<Object> others = new ArrayList<>();
  private final boolean isPrompt;
  private ChannelHandlerContext context;
  private String current = "";
  private long bytes;

  private TestApplication(boolean isPrompt) {
    this.isPrompt = isPrompt;
  }

  static TestApplication prompt() {
    return new TestApplication(true);
  }

  static TestApplication slow() {
    return new TestApplication(false);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    ask();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    if (msg instanceof HttpRequest request) {
      current = request.method() + " " + request.uri();
      bytes = 0;
    }
    if (msg instanceof HttpContent content) {
      bytes += content.content().readableBytes();
    } else if (!(msg instanceof HttpRequest)) {
      others.add(msg instanceof ByteBuf bytes ? bytes.toString(ISO_8859_1) : msg);
    }
    boolean isLast = msg instanceof LastHttpContent;
    ReferenceCountUtil.release(msg);
    if (!isLast) {
      ask();
      return;
    }
    seen.add(current + " " + bytes);
    if (isPrompt) {
      respond();
    }
  }

  private void ask() {
    if (!context.channel().config().isAutoRead()) {
      context.read();
    }
  }

  /** Answers the request that it saw last. */
  void respond() {
    send(response(HttpResponseStatus.OK, current));
  }

  void send(Object message) {
    context.writeAndFlush(message).addListener(written -> ask());
  }

  /** Closes the connection. */
  void close() {
    var unused = context.close();
  }

  static FullHttpResponse response(HttpResponseStatus status, String text) {
    ByteBuf body = Unpooled.copiedBuffer(text, US_ASCII);
    FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    if (status.code() >= 200) {
      response.headers().set("Content-Length", body.readableBytes());
    }
    return response;
  }
}
