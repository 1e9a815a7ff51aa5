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
 * The response to a request that the application does not see. The body of the request is
 * discarded, up to a limit, so that the connection can serve the next request. <em>Confined to one
 * event loop.</em>
 */
final class LocalResponse {
  /** How many bytes of a body are discarded to keep the connection. */
  static final int MAX_DISCARDED_BYTES = 65_536;

  private final boolean isHttp10;
  private final boolean keepsConnection;
  private final boolean isClientWaiting;
  private long discardedBytes;
  private boolean isUnreadable;
  private boolean isOver;
  private @Nullable ChannelFuture answered;

  LocalResponse(HttpRequest request, HttpAnswer answer) {
    this.isHttp10 = request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
    this.isClientWaiting = HttpUtil.is100ContinueExpected(request) && hasBody(request);
    this.keepsConnection =
        !answer.closesConnection()
            && !isClientWaiting
            && HttpUtil.isKeepAlive(request)
            && announced(request) <= MAX_DISCARDED_BYTES;
    discard(request);
  }

  /** The message to send: the answer, with the fields that say whether the connection stays. */
  FullHttpResponse message(ByteBufAllocator allocator, HttpAnswer answer) {
    HttpHeaders headers = AnswerBytes.headers(answer);
    if (!keepsConnection()) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (isHttp10) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1,
        HttpResponseStatus.valueOf(answer.status()),
        AnswerBytes.body(allocator, answer),
        headers,
        EmptyHttpHeaders.INSTANCE);
  }

  /** Looks at a message of the request; the caller still has to release it. */
  void discard(Object message) {
    if (message instanceof HttpContent content) {
      discardedBytes += content.content().readableBytes();
    }
    isUnreadable |= CodecFailure.isIn(message);
    isOver |= message instanceof LastHttpContent;
  }

  /** Whether the client has sent the whole request. */
  boolean isOver() {
    return isOver;
  }

  /** Whether the connection can serve another request when this one is over. */
  boolean keepsConnection() {
    return keepsConnection && !isUnreadable && discardedBytes <= MAX_DISCARDED_BYTES;
  }

  /** Whether to stop reading the request: nothing more comes, or too much has come. */
  boolean stopsReading() {
    return isOver || isClientWaiting || isUnreadable || discardedBytes > MAX_DISCARDED_BYTES;
  }

  /** The answer has been handed to the channel; {@code future} is its write. */
  void answeredBy(ChannelFuture future) {
    answered = future;
  }

  /** Closes the connection when the answer is written. */
  void endConnection() {
    if (answered != null) {
      LingeringClose.after(answered, !isOver || isUnreadable);
    }
  }

  private static boolean hasBody(HttpRequest request) {
    return HttpUtil.isTransferEncodingChunked(request) || announced(request) > 0;
  }

  /** The announced length of the body in bytes; far over the limit if it is not a number. */
  private static long announced(HttpRequest request) {
    try {
      return HttpUtil.getContentLength(request, 0L);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
