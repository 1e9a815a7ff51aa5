package io.distrib.netty;

import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells the core of a request of Netty's, as it came. <em>Thread-safe.</em> */
record RequestReader(
    Predicate<HttpRequest> inSession,
    Scheme scheme,
    BiFunction<Channel, HttpRequest, @Nullable InetAddress> remote,
    CodecLimit limit) {
  /** What {@code Http2StreamFrameToHttpObjectCodec} makes of {@code :scheme}. */
  private static final String STREAM_SCHEME = "x-http2-scheme";

  /** Stands for a target that cannot be read. */
  private static final String UNREADABLE = "";

  DistributionRequest read(Channel channel, HttpRequest request, boolean isInSession) {
    Scheme asked = scheme(channel, request);
    return new DistributionRequest(
        request.method().name(),
        asked == null ? scheme : asked,
        host(channel, request),
        asked == null ? UNREADABLE : target(channel, request),
        remote.apply(channel, request),
        isInSession,
        name -> DistributionRequest.joined(name, request.headers().getAll(name)),
        isStream(channel) ? CodecLimit.maxPath(request) : limit.maxTarget(request));
  }

  /** As little of {@code request} as an answer to it needs. */
  static DistributionRequest outline(HttpRequest request) {
    return new DistributionRequest(
        request.method().name(),
        Scheme.HTTP,
        null,
        request.uri(),
        null,
        false,
        DistributionRequest.NO_HEADERS);
  }

  /** The scheme of the target URI (RFC 9112 3.3); null if it is told and is none of ours. */
  private @Nullable Scheme scheme(Channel channel, HttpRequest request) {
    String told = isStream(channel) ? request.headers().get(STREAM_SCHEME) : absolute(request);
    if (told != null) {
      return Scheme.parse(told).orElse(null);
    }
    return channel.pipeline().get(SslHandler.class) == null ? scheme : Scheme.HTTPS;
  }

  /** A stream's target is a path or an asterisk (RFC 9113 8.3.1). */
  private static String target(Channel channel, HttpRequest request) {
    String uri = request.uri();
    boolean isPath = uri.startsWith("/") || uri.equals("*");
    return isPath || !isStream(channel) ? LatinTarget.ascii(uri) : UNREADABLE;
  }

  /** The scheme of a target in absolute form; null if it has another. */
  private static @Nullable String absolute(HttpRequest request) {
    String uri = request.uri();
    int colon = uri.startsWith("/") ? -1 : uri.indexOf("://");
    return colon < 0 ? null : uri.substring(0, colon);
  }

  /** No Host field is an empty one from HTTP/1.1 on, where it is required (RFC 9112 3.2). */
  private static @Nullable String host(Channel channel, HttpRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
    if (hosts.isEmpty()) {
      return request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0 ? null : "";
    }
    return hosts.size() == 1 || (isStream(channel) && hosts.stream().distinct().count() == 1)
        ? hosts.get(0)
        : String.join(", ", hosts);
  }

  /** The parent of a connection is the channel that accepts; that of a stream, its connection. */
  private static boolean isStream(Channel channel) {
    return channel.parent() != null && !(channel.parent() instanceof ServerChannel);
  }
}
