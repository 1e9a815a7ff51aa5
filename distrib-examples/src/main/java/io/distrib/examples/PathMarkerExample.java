package io.distrib.examples;

import io.distrib.config.PoolFile;
import io.distrib.jetty.PathMarkerHandler;
import io.distrib.redirect.Distributor;
import io.distrib.servlet.DistributorFilter;
import jakarta.servlet.DispatcherType;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The same in Jetty with {@code marker.placement: path}. */
public final class PathMarkerExample {
  private PathMarkerExample() {}

  /** Serves at an address and a port, 0 for a free one. */
  public static void main(String... args) throws Exception {
    Distributor distributor = PoolFile.distributor(Path.of("path.yaml"), "boston").build();
    ServletContextHandler contexts = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
    contexts.addServlet(new ServletHolder(new VisitsServlet()), "/*");
    contexts.addFilter(
        new DistributorFilter(distributor), "/*", EnumSet.of(DispatcherType.REQUEST));
    Server server = new Server(new InetSocketAddress(args[0], Integer.parseInt(args[1])));
    // region handler
    server.setHandler(new PathMarkerHandler("distrib", contexts));
    // end region
    server.start();
    ServerConnector connector = (ServerConnector) server.getConnectors()[0];
    System.out.println("started on port " + connector.getLocalPort());
  }
}
