package io.distrib.demo;

import io.distrib.redirect.Distributor;
import io.distrib.servlet.DistributorFilter;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A site on Jetty: the distributor's filter in front of a servlet. <em>Confined to one thread.</em>
 */
final class JettySiteServer implements SiteServer {
  private final Server server;

  JettySiteServer(InetSocketAddress address, Shop shop, Distributor distributor) {
    QueuedThreadPool threads = new QueuedThreadPool(16, 2);
    threads.setName(distributor.site().id());
    threads.setDaemon(true);
    this.server = new Server(threads);
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    server.addConnector(connector);
    DistributorFilter filter =
        DistributorFilter.builder(distributor)
            .inSession(request -> shop.knows(SessionCookie.read(request.getHeader("Cookie"))))
            .build();
    ServletContextHandler context = new ServletContextHandler("/");
    context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(new ShopServlet(shop)), "/*");
    server.setHandler(context);
    server.setStopTimeout(0);
  }

  @Override
  public void start() throws IOException {
    try {
      server.start();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("Jetty does not start: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty does not stop", e);
    }
  }
}
