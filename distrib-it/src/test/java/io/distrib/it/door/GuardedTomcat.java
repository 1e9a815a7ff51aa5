package io.distrib.it.door;

import io.distrib.it.adapter.EmbeddedTomcat;
import io.distrib.redirect.Distributor;
import io.distrib.servlet.DistributorFilter;
import io.distrib.tomcat.PathMarkerValve;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.EnumSet;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.core.StandardContext;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;

/** Tomcat 11. */
final class GuardedTomcat implements GuardedSite {
  private final EmbeddedTomcat tomcat;

  GuardedTomcat(Distributor distributor, Path folder) {
    tomcat = new EmbeddedTomcat(folder, servlets -> register(distributor, servlets));
    tomcat.server().addUser("ann", "hush");
    tomcat.server().addRole("ann", "staff");
    tomcat.server().getEngine().getPipeline().addValve(new PathMarkerValve());
    guard(tomcat.context());
    tomcat.start();
  }

  @Override
  public int port() {
    return tomcat.port();
  }

  @Override
  public void close() {
    tomcat.close();
  }

  private static void register(Distributor distributor, ServletContext context) {
    context
        .addFilter("distrib", new DistributorFilter(distributor))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    SERVLETS.forEach(
        (name, pattern) -> context.addServlet(name, new NamedServlet(name)).addMapping(pattern));
  }

  private static void guard(StandardContext context) {
    SecurityCollection guarded = new SecurityCollection();
    GUARDED.forEach(guarded::addPattern);
    SecurityConstraint constraint = new SecurityConstraint();
    constraint.addCollection(guarded);
    constraint.addAuthRole("staff");
    constraint.setAuthConstraint(true);
    context.addConstraint(constraint);
    context.addSecurityRole("staff");
    context.setLoginConfig(new LoginConfig("BASIC", "test", null, null));
    context.getPipeline().addValve(new BasicAuthenticator());
  }
}
