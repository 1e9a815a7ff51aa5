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
 * Puts a {@link DistributorHandler} together; every setting is optional. <em>Confined to one
 * thread.</em>
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
   * Tells whether a request belongs to a live session (H0). Called on the event loop: it must not
   * block. Default: none does, which suits only an application without sessions.
   */
  public DistributorHandlerBuilder inSession(Predicate<HttpRequest> value) {
    inSession = value;
    return this;
  }

  /**
   * The scheme under which clients ask where the channel itself does not tell: under TLS it is
   * {@code https}, on a stream of HTTP/2 it is what the request says. Default: {@code http}.
   */
  public DistributorHandlerBuilder scheme(Scheme value) {
    scheme = value;
    return this;
  }

  /**
   * Tells a client's address, or null if it is not known. Called on the event loop: it must not
   * block. Default: the address of the connection's other end.
   */
  public DistributorHandlerBuilder remote(
      BiFunction<Channel, HttpRequest, @Nullable InetAddress> value) {
    remote = value;
    return this;
  }

  /**
   * How long the codec lets a request line be, its {@code maxInitialLineLength} in bytes: a request
   * that would become longer by its marker is answered with 414 at once, not where the redirect
   * leads. Default: not known; then the least power of two from 4096 on that the request at hand
   * does not exceed.
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
