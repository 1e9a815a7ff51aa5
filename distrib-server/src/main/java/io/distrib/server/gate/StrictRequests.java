package io.distrib.server.gate;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marks as unreadable what the application might read otherwise than we do, so that no request can
 * be smuggled past the component in the body of another (RFC 9112, section 11.2); the component
 * then answers 400 and ends the connection. <em>Thread-safe.</em>
 */
@Sharable
final class StrictRequests extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
      String fault = fault(ctx.channel(), request);
      if (fault != null) {
        request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(fault)));
      }
    }
    ctx.fireChannelRead(message);
  }

  private static @Nullable String fault(Channel channel, HttpRequest request) {
    if (HttpMethod.CONNECT.equals(request.method())) {
      return "a tunnel is asked for";
    }
    if (!isKnown(request.protocolVersion())) {
      return "the version is unknown";
    }
    if (!isFramedOnce(request)) {
      return "the length of the body is ambiguous";
    }
    return Target.of(request) == null || hasSeveralHosts(channel, request)
        ? "the target is not ours"
        : null;
  }

  private static boolean isKnown(HttpVersion version) {
    return version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0);
  }

  /** By a length, or by chunks and nothing else (RFC 9112, section 6). */
  private static boolean isFramedOnce(HttpRequest request) {
    HttpHeaders headers = request.headers();
    List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    int lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH).size();
    if (codings.isEmpty()) {
      return lengths <= 1;
    }
    return codings.size() == 1
        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0).strip())
        && lengths == 0
        && request.protocolVersion().equals(HttpVersion.HTTP_1_1);
  }

  /** On a stream of HTTP/2 the Host field may repeat the authority. */
  private static boolean hasSeveralHosts(Channel channel, HttpRequest request) {
    return request.headers().getAll(HttpHeaderNames.HOST).size() > 1
        && !(channel instanceof Http2StreamChannel);
  }
}
