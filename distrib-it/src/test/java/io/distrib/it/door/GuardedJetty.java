package io.distrib.it.door;

import io.distrib.jetty.PathMarkerHandler;
import io.distrib.redirect.Distributor;
import io.distrib.servlet.DistributorFilter;
import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.security.ConstraintMapping;
import org.eclipse.jetty.ee11.servlet.security.ConstraintSecurityHandler;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.security.Credential;

/** Jetty 12. */
final class GuardedJetty implements GuardedSite {
  private final Server server =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

  GuardedJetty(Distributor distributor) {
    ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SECURITY);
    context.addFilter(new DistributorFilter(distributor), "/*", EnumSet.of(DispatcherType.REQUEST));
    SERVLETS.forEach((name, pattern) -> context.addServlet(new NamedServlet(name), pattern));
    context.setSecurityHandler(security());
    server.setHandler(new PathMarkerHandler("distrib", context));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int port() {
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

  private static ConstraintSecurityHandler security() {
    UserStore users = new UserStore();
    users.addUser("ann", Credential.getCredential("hush"), new String[] {"staff"});
    HashLoginService login = new HashLoginService("test");
    login.setUserStore(users);
    ConstraintSecurityHandler security = new ConstraintSecurityHandler();
    security.setAuthenticator(new BasicAuthenticator());
    security.setLoginService(login);
    for (String pattern : GUARDED) {
      ConstraintMapping mapping = new ConstraintMapping();
      mapping.setPathSpec(pattern);
      mapping.setConstraint(Constraint.from("staff"));
      security.addConstraintMapping(mapping);
    }
    return security;
  }
}
