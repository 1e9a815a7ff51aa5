package io.distrib.server.gate;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.Set;

/**
 * What the gate must remember of a request that the component has let through, and what it passes
 * on. <em>Immutable</em>, but for {@code head}, which nobody changes.
 *
 * @param head for the application
 * @param isHead whether its response has no body
 * @param isOneZero whether the client knows neither chunks nor interim responses
 * @param keepsAlive whether the client would go on with this connection
 * @param hasBody whether octets may follow the head
 * @param isWebSocket whether it asks for a WebSocket, in session
 */
record ClientRequest(
    HttpRequest head,
    boolean isHead,
    boolean isOneZero,
    boolean keepsAlive,
    boolean hasBody,
    boolean isWebSocket) {
  /** Those whose repetition does no harm (RFC 9110, section 9.2.2). */
  private static final Set<HttpMethod> IDEMPOTENT =
      Set.of(
          HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

  /** That of {@code request}, which came by {@code channel}. */
  static ClientRequest of(Channel channel, HttpRequest request, Target target, Traffic traffic) {
    boolean isChunked = HttpUtil.isTransferEncodingChunked(request);
    boolean isWebSocket = asksForWebSocket(channel, request) && traffic.inSession().test(request);
    HttpHeaders headers = request.headers().copy();
    boolean isOneZero = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    String scheme = scheme(channel);
    HopByHop.remove(headers);
    Forwarded.set(
        headers,
        channel.remoteAddress() instanceof InetSocketAddress from ? from.getAddress() : null,
        scheme,
        target.authority());
    headers.set(
        HttpHeaderNames.HOST, target.authority() == null ? traffic.siteName() : target.authority());
    frame(headers, isChunked, isOneZero, isWebSocket);
    return new ClientRequest(
        new DefaultHttpRequest(HttpVersion.HTTP_1_1, request.method(), target.ascii(), headers),
        HttpMethod.HEAD.equals(request.method()),
        isOneZero,
        HttpUtil.isKeepAlive(request),
        isChunked || HttpUtil.getContentLength(request, 0L) > 0,
        isWebSocket);
  }

  /** Whether it may be sent again if the connection dies before any answer. */
  boolean isRepeatable() {
    return !hasBody && !isWebSocket && IDEMPOTENT.contains(head.method());
  }

  private static void frame(
      HttpHeaders headers, boolean isChunked, boolean isOneZero, boolean isWebSocket) {
    if (isChunked) {
      headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    }
    if (isOneZero) {
      headers.remove(HttpHeaderNames.EXPECT);
    }
    if (isWebSocket) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
      headers.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
    }
  }

  private static boolean asksForWebSocket(Channel channel, HttpRequest request) {
    HttpHeaders headers = request.headers();
    return !(channel instanceof Http2StreamChannel)
        && HttpMethod.GET.equals(request.method())
        && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
        && HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(headers.get("upgrade", ""));
  }

  /** By which it came; what a stream says of it may be what the client likes. */
  private static String scheme(Channel channel) {
    Channel connection = channel instanceof Http2StreamChannel ? channel.parent() : channel;
    return connection.pipeline().get(SslHandler.class) == null ? "http" : "https";
  }
}
