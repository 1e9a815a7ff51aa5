package io.distrib.it.door;

import io.distrib.Distributor;
import io.distrib.servlet.DistributorFilter;
import io.distrib.tomcat.PathMarkerValve;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;

/** Tomcat 11. */
final class GuardedTomcat implements GuardedSite {
  private static final Logger QUIET = Logger.getLogger("org.apache");

  private final Tomcat tomcat = new Tomcat();

  GuardedTomcat(Distributor distributor, Path folder) {
    QUIET.setLevel(Level.SEVERE);
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.addUser("ann", "hush");
    tomcat.addRole("ann", "staff");
    tomcat.getEngine().getPipeline().addValve(new PathMarkerValve());
    StandardContext context = (StandardContext) tomcat.addContext("", folder.toString());
    context.addServletContainerInitializer(
        (types, servlets) -> register(distributor, servlets), null);
    guard(context);
    context.setClearReferencesThreadLocals(false);
    context.setClearReferencesRmiTargets(false);
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
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
