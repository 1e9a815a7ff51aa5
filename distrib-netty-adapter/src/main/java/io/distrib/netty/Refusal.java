package io.distrib.netty;

import io.distrib.model.HttpAnswer;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * A request that we answer ourselves: its body is not read, only thrown away within a bound, so
 * that the connection can serve the next request. <em>Confined to one event loop.</em>
 */
final class Refusal {
  /** How many octets of a body are thrown away for the sake of the connection. */
  static final int MOST_DISCARDED = 65_536;

  private final boolean isOneZero;
  private final boolean keepsConnection;
  private final boolean isAwaited;
  private long discarded;
  private boolean isUnreadable;
  private boolean isOver;
  private @Nullable ChannelFuture answered;

  Refusal(HttpRequest request, HttpAnswer answer) {
    this.isOneZero = request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
    this.isAwaited = HttpUtil.is100ContinueExpected(request) && hasBody(request);
    this.keepsConnection =
        !answer.closesConnection()
            && !isAwaited
            && HttpUtil.isKeepAlive(request)
            && announced(request) <= MOST_DISCARDED;
    discard(request);
  }

  /** What is sent: the answer, and what becomes of the connection. */
  FullHttpResponse response(ByteBufAllocator allocator, HttpAnswer answer) {
    HttpHeaders headers = AnswerOctets.headers(answer);
    if (!keepsConnection()) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (isOneZero) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1,
        HttpResponseStatus.valueOf(answer.status()),
        AnswerOctets.body(allocator, answer),
        headers,
        EmptyHttpHeaders.INSTANCE);
  }

  /** Sees a message of the request; it stays the caller's. */
  void discard(Object message) {
    if (message instanceof HttpContent content) {
      discarded += content.content().readableBytes();
    }
    isUnreadable |= Unreadable.is(message);
    isOver |= message instanceof LastHttpContent;
  }

  /** Whether the whole request has come. */
  boolean isOver() {
    return isOver;
  }

  /** Whether the connection can serve another request once this one is over. */
  boolean keepsConnection() {
    return keepsConnection && !isUnreadable && discarded <= MOST_DISCARDED;
  }

  /** Whether nothing more is waited for: none is due, or too much of it has come. */
  boolean isEnough() {
    return isOver || isAwaited || isUnreadable || discarded > MOST_DISCARDED;
  }

  /** The answer has been written, as {@code future} tells. */
  void answeredBy(ChannelFuture future) {
    answered = future;
  }

  /** Ends the connection as soon as the answer is out. */
  void endConnection() {
    if (answered != null) {
      Farewell.after(answered, !isOver || isUnreadable);
    }
  }

  private static boolean hasBody(HttpRequest request) {
    return HttpUtil.isTransferEncodingChunked(request) || announced(request) > 0;
  }

  /** The body's length as announced; far too much if that is no number. */
  private static long announced(HttpRequest request) {
    try {
      return HttpUtil.getContentLength(request, 0L);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
