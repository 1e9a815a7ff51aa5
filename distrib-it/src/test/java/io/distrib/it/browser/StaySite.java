package io.distrib.it.browser;

import io.distrib.config.PoolConfiguration;
import io.distrib.model.DecisionEvent;
import io.distrib.servlet.DistributorFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A site in this process, on a free port of the loopback interface, with {@link StayPages}. */
final class StaySite implements AutoCloseable {
  private final Server server = new Server();
  private final int port;

  /**
   * Starts it.
   *
   * @param keys with which it speaks https; empty: it speaks http
   * @param sameSite what the cookie of its sessions says
   * @param decisions is told every decision
   */
  StaySite(
      PoolConfiguration pool,
      String site,
      Optional<SiteKeys> keys,
      SameSite sameSite,
      Consumer<DecisionEvent> decisions)
      throws Exception {
    ServerConnector connector = keys.map(this::secure).orElseGet(() -> new ServerConnector(server));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
    context.getSessionHandler().setSameSite(sameSite);
    DistributorFilter filter =
        new DistributorFilter(pool.distributor(site).listener(decisions::accept).build());
    context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(new StayPages(site)), "/*");
    server.setHandler(context);
    server.start();
    port = connector.getLocalPort();
  }

  int port() {
    return port;
  }

  private ServerConnector secure(SiteKeys keys) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(keys.store().toString());
    tls.setKeyStorePassword(SiteKeys.PASSWORD);
    HttpConfiguration https = new HttpConfiguration();
    https.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(
        server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(https));
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }
}
