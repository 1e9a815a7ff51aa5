package io.distrib.benchmarks.http;

import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.io.IOException;

/**
 * The same application three times in one process, for {@code http/run.sh}: as site Boston of
 * {@code app.example.test}, behind a filter or handler that does nothing, and alone. One compiler,
 * one heap, so that nothing else differs. Says {@code ready} and their ports. Ends with its
 * standard input.
 */
public final class HttpServer {
  private HttpServer() {}

  /**
   * Serves.
   *
   * @param args {@code netty}, {@code jetty} or {@code tomcat}; {@code signed} if markers are to be
   */
  public static void main(String[] args) throws IOException {
    Distributor distributor = distributor(args.length > 1 && args[1].equals("signed"));
    HttpHost host = host(args[0]);
    System.out.println(
        "ready " + host.guarded(distributor) + " " + host.wrapped() + " " + host.bare());
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
    System.exit(0);
  }

  private static HttpHost host(String name) {
    return switch (name) {
      case "netty" -> new NettyHost();
      case "jetty" -> new JettyHost();
      case "tomcat" -> new TomcatHost();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Distributor distributor(boolean isSigned) {
    Topology topology =
        TopologyBuilder.pool("app.example.test")
            .site("boston", "boston.app.example.test", "192.0.2.10")
            .site("chicago", "chicago.app.example.test", "192.0.2.20")
            .site("geneva", "geneva.app.example.test", "192.0.2.30")
            .build();
    DistributorBuilder builder = Distributor.builder(topology, "boston");
    MarkerKey key = MarkerKey.of('a', "a secret for measuring");
    return isSigned
        ? builder.marker(MarkerSettings.DEFAULT.withKeys(key)).build()
        : builder.build();
  }
}
