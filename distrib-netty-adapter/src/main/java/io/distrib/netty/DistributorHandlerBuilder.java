package io.distrib.netty;

import io.distrib.model.Scheme;
import io.distrib.redirect.Distributor;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link DistributorHandler}; every setting is optional. <em>Confined to one thread.</em>
 *
 * <pre>{@code
 * DistributorHandler handler =
 *     DistributorHandler.builder(distributor)
 *         .inSession(request -> sessions.isLive(request.headers().get("Cookie")))
 *         .scheme(Scheme.HTTPS)
 *         .maxLine(4_096)
 *         .build();
 * }</pre>
 */
public final class DistributorHandlerBuilder {
  final Distributor distributor;
  Predicate<HttpRequest> inSession = request -> false;
  Scheme scheme = Scheme.HTTP;
  BiFunction<Channel, HttpRequest, @Nullable InetAddress> remote =
      (channel, request) -> addressOf(channel);
  int maxLine;

  DistributorHandlerBuilder(Distributor distributor) {
    this.distributor = distributor;
  }

  /**
   * Whether a request belongs to a live session (H0). The handler calls {@code value} on the event
   * loop: it must not block. If it throws, the request passes to the application as it came.
   * Default: no request does, which is right only for an application without sessions.
   */
  public DistributorHandlerBuilder inSession(Predicate<HttpRequest> value) {
    inSession = value;
    return this;
  }

  /**
   * The scheme that clients use, for example behind a proxy that terminates TLS. Ignored if the
   * channel has TLS (then {@code https}) and on streams of HTTP/2 (then what the request says).
   * Default: {@code http}.
   */
  public DistributorHandlerBuilder scheme(Scheme value) {
    scheme = value;
    return this;
  }

  /**
   * The address of the client, or null if it is not known. The handler calls {@code value} on the
   * event loop: it must not block. Default: the remote address of the channel.
   */
  public DistributorHandlerBuilder remote(
      BiFunction<Channel, HttpRequest, @Nullable InetAddress> value) {
    remote = value;
    return this;
  }

  /**
   * The maximum length of a request line in bytes: the {@code maxInitialLineLength} of the codec. A
   * request whose line would become longer by its marker is answered with 414 at once, instead of
   * after the redirect. Default: not known; then the smallest power of two, from 4096 on, that the
   * current request does not exceed.
   *
   * @throws IllegalArgumentException if {@code bytes} is not positive
   */
  public DistributorHandlerBuilder maxLine(int bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("line of " + bytes + " bytes (expected 1 or more)");
    }
    maxLine = bytes;
    return this;
  }

  /** The handler. */
  public DistributorHandler build() {
    return new DistributorHandler(this);
  }

  private static @Nullable InetAddress addressOf(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress socket ? socket.getAddress() : null;
  }
}
