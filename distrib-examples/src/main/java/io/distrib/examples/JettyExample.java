package io.distrib.examples;

import io.distrib.config.PoolFile;
import io.distrib.redirect.Distributor;
import io.distrib.servlet.DistributorFilter;
import jakarta.servlet.DispatcherType;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An application in an embedded Jetty, as the site Boston. */
public final class JettyExample {
  private JettyExample() {}

  /** Serves at an address and a port, 0 for a free one. */
  public static void main(String... args) throws Exception {
    Server server = new Server(new InetSocketAddress(args[0], Integer.parseInt(args[1])));
    ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
    context.addServlet(new ServletHolder(new VisitsServlet()), "/*");
    distribute(context);
    server.setHandler(context);
    server.start();
    ServerConnector connector = (ServerConnector) server.getConnectors()[0];
    System.out.println("started on port " + connector.getLocalPort());
  }

  private static void distribute(ServletContextHandler context) {
    // region filter
    Distributor distributor = PoolFile.distributor(Path.of("app.yaml"), "boston").build();
    FilterHolder filter = new FilterHolder(new DistributorFilter(distributor));
    filter.setAsyncSupported(true);
    context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    // end region
  }
}
