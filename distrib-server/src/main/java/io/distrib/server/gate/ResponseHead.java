package io.distrib.server.gate;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** The heads of the application's responses as the client is to see them. */
final class ResponseHead {
  private ResponseHead() {}

  /**
   * A final one, with new framing (RFC 9112, section 6.3).
   *
   * @param closes whether it is the last of its connection
   */
  static HttpResponse of(HttpResponse response, ClientRequest asked, boolean closes) {
    HttpHeaders headers = response.headers().copy();
    HopByHop.remove(headers);
    boolean isUnframed =
        mayHaveBody(response.status(), asked) && !headers.contains(HttpHeaderNames.CONTENT_LENGTH);
    if (isUnframed && !asked.isOneZero()) {
      headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    }
    if (closes || (isUnframed && asked.isOneZero())) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (asked.isOneZero()) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    return new DefaultHttpResponse(HttpVersion.HTTP_1_1, response.status(), headers);
  }

  /** An interim one, whole as the codec of HTTP/2 wants it. */
  static FullHttpResponse interim(HttpResponse response) {
    HttpHeaders headers = response.headers().copy();
    HopByHop.remove(headers);
    return whole(response.status(), headers);
  }

  /** The one that begins a WebSocket (RFC 6455, section 4.2.2). */
  static FullHttpResponse switching(HttpResponse response) {
    FullHttpResponse whole = interim(response);
    whole.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
    whole.headers().set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
    return whole;
  }

  private static FullHttpResponse whole(HttpResponseStatus status, HttpHeaders headers) {
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER, headers, EmptyHttpHeaders.INSTANCE);
  }

  private static boolean mayHaveBody(HttpResponseStatus status, ClientRequest asked) {
    return !asked.isHead()
        && !status.equals(HttpResponseStatus.NO_CONTENT)
        && !status.equals(HttpResponseStatus.RESET_CONTENT)
        && !status.equals(HttpResponseStatus.NOT_MODIFIED);
  }
}
