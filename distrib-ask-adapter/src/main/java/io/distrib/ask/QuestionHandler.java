package io.distrib.ask;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.UnreadableRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResultProvider;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers the questions of one connection in their order (RFC 9112, 9.3.2). Questions have no body:
 * what comes as one is discarded, and too much of it ends the connection. <em>Confined to one event
 * loop.</em>
 */
final class QuestionHandler extends ChannelInboundHandlerAdapter {
  /** How many bytes of bodies are discarded to keep the connection. */
  static final int MAX_DISCARDED_BYTES = 65_536;

  private final AskAdapter adapter;
  private final Deque<HttpRequest> waiting = new ArrayDeque<>();
  private boolean isBusy;
  private long discardedBytes;

  QuestionHandler(AskAdapter adapter) {
    this.adapter = adapter;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest request) {
      waiting.add(request);
    }
    boolean isTooMuch = false;
    if (message instanceof HttpContent content) {
      discardedBytes += content.content().readableBytes();
      isTooMuch = discardedBytes > MAX_DISCARDED_BYTES || isBroken(content);
    }
    ReferenceCountUtil.release(message);
    if (isTooMuch && !(message instanceof HttpRequest)) {
      var unused = ctx.close();
    } else {
      serve(ctx);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var unused = ctx.close(); // the asker has gone, or speaks something else
  }

  private void serve(ChannelHandlerContext ctx) {
    while (!isBusy && !waiting.isEmpty()) {
      HttpRequest request = waiting.remove();
      CompletableFuture<HttpAnswer> answer = answer(request).toCompletableFuture();
      if (answer.isDone()) {
        write(ctx, request, answer.join());
      } else {
        isBusy = true;
        var unused = answer.thenAcceptAsync(late -> resume(ctx, request, late), ctx.executor());
      }
    }
    ctx.channel().config().setAutoRead(!isBusy);
  }

  private void resume(ChannelHandlerContext ctx, HttpRequest request, HttpAnswer answer) {
    write(ctx, request, answer);
    isBusy = false;
    serve(ctx);
  }

  private CompletionStage<HttpAnswer> answer(HttpRequest request) {
    if (isBroken(request)) {
      return CompletableFuture.completedFuture(adapter.unreadable(fault(request)));
    }
    Question question;
    try {
      question = Question.read(request.method().name(), request.uri(), request.headers()::getAll);
    } catch (IllegalArgumentException e) {
      Header why = new Header("X-Distrib-Fault", String.valueOf(e.getMessage()));
      return CompletableFuture.completedFuture(
          adapter.unreadable(UnreadableRequest.MALFORMED).with(List.of(why)));
    }
    return adapter.answer(question);
  }

  private static void write(ChannelHandlerContext ctx, HttpRequest request, HttpAnswer answer) {
    byte[] body = answer.body().getBytes(US_ASCII);
    HttpHeaders headers = new DefaultHttpHeaders();
    answer.headers().forEach(header -> headers.add(header.name(), header.value()));
    boolean isKept = HttpUtil.isKeepAlive(request) && !isBroken(request);
    if (body.length == 0 && !HttpMethod.HEAD.equals(request.method())) {
      isKept &= frameEmpty(request, headers);
    }
    if (!isKept) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    ByteBuf content = Unpooled.wrappedBuffer(body);
    var written =
        ctx.writeAndFlush(
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                content,
                headers,
                EmptyHttpHeaders.INSTANCE));
    if (!isKept) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  /**
   * The answer to HEAD announces the length that the answer to GET has. As an answer to a question
   * that came by GET it must not (RFC 9110, 8.6).
   *
   * @return whether the connection can stay
   */
  private static boolean frameEmpty(HttpRequest request, HttpHeaders headers) {
    if (headers.contains(HttpHeaderNames.CONTENT_LENGTH, "0", false)) {
      return true;
    }
    headers.remove(HttpHeaderNames.CONTENT_LENGTH);
    boolean knowsChunks = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    if (knowsChunks) {
      headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    }
    return knowsChunks;
  }

  private static boolean isBroken(DecoderResultProvider message) {
    return message.decoderResult().isFailure();
  }

  private static UnreadableRequest fault(HttpRequest request) {
    Throwable cause = request.decoderResult().cause();
    if (cause instanceof TooLongHttpLineException) {
      return UnreadableRequest.TARGET_TOO_LONG;
    }
    return cause instanceof TooLongHttpHeaderException
        ? UnreadableRequest.FIELDS_TOO_LONG
        : UnreadableRequest.MALFORMED;
  }
}
