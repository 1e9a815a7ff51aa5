package io.distrib.dns.recursion;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.List;

/**
 * The upstream resolvers. One that has failed is not asked first again until the others have failed
 * too. <em>Confined to one thread.</em>
 */
final class Upstreams {
  /** So few that replies of the largest size in all of them are no burden. */
  static final int MAX_STREAMS = 128;

  private static final int IDS = 1 << 16;

  private final List<InetSocketAddress> addresses;
  private final Selector selector;
  private final SecureRandom random = new SecureRandom();
  private int first;
  private int streams;

  /** {@code selector} tells what comes from them. */
  Upstreams(List<InetSocketAddress> addresses, Selector selector) {
    this.addresses = addresses;
    this.selector = selector;
  }

  int count() {
    return addresses.size();
  }

  /** The number of the one to ask first, from 0. */
  int first() {
    return first;
  }

  /** Number {@code number} has failed. */
  void failed(int number) {
    if (number == first) {
      first = (first + 1) % addresses.size();
    }
  }

  /**
   * Asks number {@code number} for {@code key}; the selector selects it with {@code attachment}.
   *
   * @throws IOException if it cannot be asked, or too many streams are open
   */
  UpstreamExchange open(int number, boolean isStream, LookupKey key, Object attachment)
      throws IOException {
    UpstreamQuery query = new UpstreamQuery(key, random.nextInt(IDS));
    InetSocketAddress upstream = addresses.get(number);
    if (!isStream) {
      return UdpExchange.open(upstream, query, selector, attachment);
    }
    if (streams >= MAX_STREAMS) {
      throw new IOException(streams + " connections to upstreams");
    }
    UpstreamExchange exchange = TcpExchange.open(upstream, query, selector, attachment);
    streams++;
    return exchange;
  }

  /** Ends it; to be called once for each. */
  void close(UpstreamExchange exchange) {
    exchange.close();
    streams -= exchange.isStream() ? 1 : 0;
  }
}
