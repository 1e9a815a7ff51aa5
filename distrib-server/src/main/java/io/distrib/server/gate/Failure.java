package io.distrib.server.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** Why a request that was let through has no answer of the application's (RFC 9110, 15.5, 15.6). */
enum Failure {
  /** The body of the request cannot be read. */
  BAD_REQUEST(400),
  /** The client does not go on with its request. */
  CLIENT_SILENT(408),
  /** The application cannot be reached, or what it says is no response. */
  BAD_APPLICATION(502),
  /** As many requests as may are with the application already. */
  FULL(503),
  /** The application says nothing. */
  APPLICATION_SILENT(504);

  private static final int RETRY_SECONDS = 5;

  private final int code;

  Failure(int code) {
    this.code = code;
  }

  /** That of a connection which could not be had. */
  static Failure ofConnecting(Throwable cause) {
    if (cause instanceof FullException) {
      return FULL;
    }
    return cause instanceof ConnectTimeoutException ? APPLICATION_SILENT : BAD_APPLICATION;
  }

  /** The answer to {@code asked}. */
  FullHttpResponse answer(ClientRequest asked, boolean closes) {
    HttpResponseStatus status = HttpResponseStatus.valueOf(code);
    ByteBuf body = Unpooled.copiedBuffer(status + "\n", US_ASCII);
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, status, asked.isHead() ? Unpooled.EMPTY_BUFFER : body);
    HttpHeaders headers = answer.headers();
    headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.TEXT_PLAIN);
    headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
    headers.setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    if (this == FULL) {
      headers.setInt(HttpHeaderNames.RETRY_AFTER, RETRY_SECONDS);
    }
    if (closes) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (asked.isOneZero()) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    return answer;
  }

  /** There may be no further connection to the application. */
  static final class FullException extends Exception {
    private static final long serialVersionUID = 1L;

    FullException() {
      super("too many requests at once", null, false, false);
    }
  }
}
