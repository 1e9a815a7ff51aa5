package io.distrib.it.browser;

import io.distrib.load.LoadProbes;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.WaitingSettings;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.WaitingPage;
import io.distrib.servlet.DistributorFilter;
import io.distrib.topology.TopologyBuilder;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** A site that is full for good, on a free port of the loopback interface, and gives tickets. */
final class WaitingSite implements AutoCloseable {
  private final Server server = new Server();
  private final int port;

  /**
   * Starts it.
   *
   * @param wait after how long its page asks again
   * @param policy a Content-Security-Policy that each response gets in addition; empty: none
   */
  WaitingSite(WaitingPage page, Duration wait, String policy) throws Exception {
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.open();
    port = connector.getLocalPort();
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    Filter adding =
        (request, response, chain) -> {
          if (!policy.isEmpty()) {
            ((HttpServletResponse) response).addHeader("Content-Security-Policy", policy);
          }
          chain.doFilter(request, response);
        };
    add(context, adding);
    add(context, new DistributorFilter(distributor(page, wait)));
    server.setHandler(context);
    server.start();
  }

  private static void add(ServletContextHandler context, Filter filter) {
    context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
  }

  /** The address of its start page. */
  String url() {
    return "http://app.example.test:" + port + "/shop";
  }

  private static Distributor distributor(WaitingPage page, Duration wait) {
    return Distributor.builder(
            TopologyBuilder.pool("app.example.test")
                .site("boston", "boston.app.example.test", "127.0.0.1")
                .build(),
            "boston")
        .marker(MarkerSettings.DEFAULT.withKeys(MarkerKey.of('a', "only for tests")))
        .loadProbe(LoadProbes.activeSessions(() -> 1, 1))
        .busy(503, wait)
        .waiting(new WaitingSettings(10, Duration.ZERO, Duration.ofMinutes(1), 1_000))
        .waitingPage(page)
        .build();
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }
}
