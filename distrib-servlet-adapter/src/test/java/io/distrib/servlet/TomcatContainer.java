package io.distrib.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.apache.tomcat.websocket.server.WsSci;

/** Tomcat 11. */
final class TomcatContainer extends TestContainer {
  private static final Logger QUIET = Logger.getLogger("org.apache");

  private final Tomcat tomcat = new Tomcat();

  TomcatContainer(Application application, Path folder) {
    QUIET.setLevel(Level.WARNING);
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    StandardContext context = (StandardContext) tomcat.addContext("/app", folder.toString());
    if (!application.endpoints.isEmpty()) {
      context.addServletContainerInitializer(new WsSci(), application.endpoints);
    }
    context.addServletContainerInitializer(
        (types, servlets) -> register(application, servlets), null);
    guard(context, application.guardedPattern);
    // Else Tomcat answers "Expect: 100-continue" before any filter is asked.
    tomcat.getConnector().setProperty("continueResponseTiming", "onRead");
    context.setClearReferencesThreadLocals(false);
    context.setClearReferencesRmiTargets(false);
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  int port() {
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

  private static void register(Application application, ServletContext context) {
    application.listeners.values().forEach(context::addListener);
    application.filters.forEach(
        (name, filter) -> {
          FilterRegistration.Dynamic registration = context.addFilter(name, filter);
          registration.setAsyncSupported(true);
          registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
        });
    application.servlets.forEach(
        (pattern, servlet) -> {
          ServletRegistration.Dynamic registration = context.addServlet(pattern, servlet);
          registration.setAsyncSupported(true);
          registration.addMapping(pattern);
        });
  }

  private static void guard(Context context, String pattern) {
    if (!pattern.isEmpty()) {
      SecurityCollection guarded = new SecurityCollection();
      guarded.addPattern(pattern);
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
}
