package io.distrib.http;

import io.distrib.model.DistributionRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The elements of the {@code X-Forwarded} fields, which belong together from the last one on. Where
 * no {@code X-Forwarded-For} names a client, the proxy that asks is the client. <em>Confined to one
 * thread.</em>
 */
final class SeparateHops implements Hops {
  private final LastElements nodes;
  private final LastElements schemes;
  private final LastElements hosts;
  private final LastElements ports;
  private final @Nullable InetAddress peer;
  private boolean isFirst = true;

  SeparateHops(DistributionRequest request) {
    this.nodes = new LastElements(request.header("X-Forwarded-For"));
    this.schemes = new LastElements(request.header("X-Forwarded-Proto"));
    this.hosts = new LastElements(request.header("X-Forwarded-Host"));
    this.ports = new LastElements(request.header("X-Forwarded-Port"));
    this.peer = request.remote();
  }

  @Override
  public @Nullable Hop next() {
    String node = nodes.next();
    if (node == null && !isFirst) {
      return null;
    }
    isFirst = false;
    return new Hop(
        node == null ? peer : NodeAddress.parse(node),
        Hop.scheme(schemes.next()),
        Hop.host(hosts.next()),
        Hop.port(ports.next()));
  }
}
