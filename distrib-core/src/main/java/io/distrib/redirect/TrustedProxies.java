package io.distrib.redirect;

import io.distrib.http.Authority;
import io.distrib.http.Hop;
import io.distrib.http.Hops;
import io.distrib.model.DistributionRequest;
import io.distrib.model.ProxySettings;
import io.distrib.model.Scheme;
import io.distrib.topology.ClientNetwork;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Works out what the client asked when a trusted proxy asks on its behalf: scheme, host, port and
 * address. The client is the last one named that is not trusted itself; what stands further left
 * came from it and is ignored. A name that comes of it is only compared with configured ones.
 * <em>Immutable, thread-safe.</em>
 */
final class TrustedProxies {
  /** More proxies in a row than anyone has: who is behind them is not known. */
  private static final int MAX_HOPS = 32;

  private final ProxySettings settings;

  TrustedProxies(ProxySettings settings) {
    this.settings = settings;
  }

  /** The request that the client made; the very {@code request} if no trusted proxy sent it. */
  DistributionRequest asked(DistributionRequest request) {
    InetAddress peer = request.remote();
    return peer == null || !isTrusted(peer) ? request : new Walk(request, peer).toTheClient();
  }

  private boolean isTrusted(InetAddress address) {
    return ClientNetwork.anyContains(settings.trusted(), address);
  }

  /** From the nearest proxy outwards; the outermost one that is trusted knows best. */
  private final class Walk {
    private final DistributionRequest request;
    private @Nullable InetAddress client;
    private Scheme scheme;
    private @Nullable Authority host;
    private int port;

    Walk(DistributionRequest request, InetAddress peer) {
      this.request = request;
      this.client = peer;
      this.scheme = request.scheme();
    }

    DistributionRequest toTheClient() {
      Hops hops = Hops.of(request, settings.headers());
      for (int i = 0; client != null && isTrusted(client); i++) {
        Hop hop = hops.next();
        if (hop == null) {
          break;
        }
        take(hop);
        client = i < MAX_HOPS ? hop.client() : null;
      }
      return new DistributionRequest(
          request.method(),
          scheme,
          hostField(),
          request.target(),
          client,
          request.inSession(),
          request.headers(),
          request.maxTarget());
    }

    private void take(Hop hop) {
      scheme = hop.scheme() == null ? scheme : hop.scheme();
      host = hop.host() == null ? host : hop.host();
      port = hop.port() == 0 ? port : hop.port();
    }

    /** A Host field that cannot be read stays as it is, so that the request is refused. */
    private @Nullable String hostField() {
      String own = request.host();
      Authority sent = own == null ? null : Authority.parse(own);
      Authority named = host == null ? sent : host;
      if (named == null || (own != null && sent == null) || (host == null && port == 0)) {
        return own;
      }
      int at = port == 0 ? named.port() : port;
      return at == 0 ? named.host() : named.host() + ":" + at;
    }
  }
}
