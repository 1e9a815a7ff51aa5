package io.distrib.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** {@link SeveralApplications} in Jetty. */
class JettyApplicationsTest extends SeveralApplications {
  private final Server server =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final Map<String, ServletContextHandler> contexts = new HashMap<>();

  @Override
  void start(String cookiePath) {
    add("/", cookiePath);
    add("/shop", cookiePath);
    contexts.get("/").addEventListener(new ActiveSessions());
    server.setHandler(
        new ContextHandlerCollection(contexts.values().toArray(ServletContextHandler[]::new)));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(String path, String cookiePath) {
    ServletContextHandler context = new ServletContextHandler(path, ServletContextHandler.SESSIONS);
    FilterHolder filter = new FilterHolder(DistributorFilter.class);
    filter.setInitParameters(PARAMETERS);
    context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(new EchoServlet("echo")), "/*");
    if (!cookiePath.isEmpty()) {
      context.getSessionHandler().setSessionPath(cookiePath);
    }
    contexts.put(path, context);
  }

  @Override
  int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  @Override
  ServletContext context(String path) {
    return contexts.get(path).getServletContext();
  }

  @Override
  void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
