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

/**
 * Reads a request of Netty as the core needs it. <em>Thread-safe.</em>
 *
 * @param inSession whether a request belongs to a live session (H0)
 * @param scheme the scheme of requests that do not show theirs
 * @param remote the address of the client; null if it is not known
 * @param limit how long targets may be
 */
record RequestReader(
    Predicate<HttpRequest> inSession,
    Scheme scheme,
    BiFunction<Channel, HttpRequest, @Nullable InetAddress> remote,
    CodecLimit limit) {
  /** The field in which {@code Http2StreamFrameToHttpObjectCodec} hands over {@code :scheme}. */
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

  /** The part of {@code request} that is known if the codec could not read all of its head. */
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

  /** The scheme of the target URI (RFC 9112 3.3); null if it is not HTTP or HTTPS. */
  private @Nullable Scheme scheme(Channel channel, HttpRequest request) {
    String named = isStream(channel) ? request.headers().get(STREAM_SCHEME) : absolute(request);
    if (named != null) {
      return Scheme.parse(named).orElse(null);
    }
    return channel.pipeline().get(SslHandler.class) == null ? scheme : Scheme.HTTPS;
  }

  /** A stream's target is a path or an asterisk (RFC 9113 8.3.1). */
  private static String target(Channel channel, HttpRequest request) {
    String uri = request.uri();
    boolean isPath = uri.startsWith("/") || uri.equals("*");
    return isPath || !isStream(channel) ? DistributionRequest.asciiTarget(uri) : UNREADABLE;
  }

  /** The scheme of a target in absolute form; null for other forms. */
  private static @Nullable String absolute(HttpRequest request) {
    String uri = request.uri();
    int colon = uri.startsWith("/") ? -1 : uri.indexOf("://");
    return colon < 0 ? null : uri.substring(0, colon);
  }

  /** Empty if HTTP/1.1 or later has no Host field, which it requires (RFC 9112 3.2). */
  private static @Nullable String host(Channel channel, HttpRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
    if (hosts.isEmpty()) {
      return request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0 ? null : "";
    }
    return hosts.size() == 1 || (isStream(channel) && hosts.stream().distinct().count() == 1)
        ? hosts.get(0)
        : String.join(", ", hosts);
  }

  /** The parent of a connection is the server channel; the parent of a stream is its connection. */
  private static boolean isStream(Channel channel) {
    return channel.parent() != null && !(channel.parent() instanceof ServerChannel);
  }
}
