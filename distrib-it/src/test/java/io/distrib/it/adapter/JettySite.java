package io.distrib.it.adapter;

import io.distrib.adapter.testkit.AdapterServer;
import io.distrib.adapter.testkit.EchoApplication;
import io.distrib.jetty.PathMarkerHandler;
import io.distrib.redirect.Distributor;
import io.distrib.servlet.DistributorFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The site behind the servlet adapter, in a Jetty that passes on as much as it can. It speaks
 * HTTP/1.1, and HTTP/2 with who begins with it.
 */
final class JettySite implements AdapterServer {
  /** Any path; but neither userinfo nor a fragment, which it would keep from the filter. */
  private static final UriCompliance LENIENT =
      UriCompliance.UNSAFE.without("LENIENT", Violation.USER_INFO, Violation.FRAGMENT);

  private final Server server =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

  JettySite(Distributor distributor, HttpServlet application) {
    DistributorFilter filter =
        DistributorFilter.builder(distributor)
            .inSession(request -> EchoApplication.isInSession(request.getHeader("Cookie")))
            .build();
    ServletContextHandler context = new ServletContextHandler("/");
    FilterHolder holder = new FilterHolder(filter);
    holder.setAsyncSupported(true);
    context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    ServletHolder served = new ServletHolder(application);
    served.setAsyncSupported(true);
    context.addServlet(served, "/*");
    // So that what Jetty refuses by default comes to the filter: it must be right there too.
    context.getServletHandler().setDecodeAmbiguousURIs(true);
    HttpConfiguration http =
        connector().getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    http.setUriCompliance(LENIENT);
    connector().addConnectionFactory(new HTTP2CServerConnectionFactory(http));
    server.setHandler(new PathMarkerHandler("distrib", context));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int port() {
    return connector().getLocalPort();
  }

  private ServerConnector connector() {
    return (ServerConnector) server.getConnectors()[0];
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
