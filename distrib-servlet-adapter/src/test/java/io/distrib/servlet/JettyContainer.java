package io.distrib.servlet;

import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.servlet.security.ConstraintMapping;
import org.eclipse.jetty.ee11.servlet.security.ConstraintSecurityHandler;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty 12.1, Jakarta EE 11. */
final class JettyContainer extends TestContainer {
  private final Server server =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

  JettyContainer(Application application) {
    ServletContextHandler context =
        new ServletContextHandler(ServletContextHandler.SESSIONS | ServletContextHandler.SECURITY);
    context.setContextPath("/app");
    application.filters.forEach(
        (name, filter) -> {
          FilterHolder holder = new FilterHolder(filter);
          holder.setName(name);
          holder.setAsyncSupported(true);
          context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
        });
    application.servlets.forEach(
        (pattern, servlet) -> {
          ServletHolder holder = new ServletHolder("servlet " + pattern, servlet);
          holder.setAsyncSupported(true);
          context.addServlet(holder, pattern);
        });
    application.listeners.values().forEach(context::addEventListener);
    context.setSecurityHandler(security(application.guardedPattern));
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static ConstraintSecurityHandler security(String pattern) {
    ConstraintSecurityHandler security = new ConstraintSecurityHandler();
    security.setAuthenticator(new BasicAuthenticator());
    HashLoginService nobody = new HashLoginService("test");
    nobody.setUserStore(new UserStore());
    security.setLoginService(nobody);
    if (!pattern.isEmpty()) {
      ConstraintMapping mapping = new ConstraintMapping();
      mapping.setPathSpec(pattern);
      mapping.setConstraint(Constraint.from("staff"));
      security.addConstraintMapping(mapping);
    }
    return security;
  }
}
