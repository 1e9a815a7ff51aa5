package io.distrib.it.adapter;

import io.distrib.Distributor;
import io.distrib.servlet.DistributorFilter;
import io.distrib.servlet.PathMarkers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.modeler.Registry;

/** The site behind the servlet adapter, in a Tomcat that passes on as much as it can. */
final class TomcatSite implements KitSite {
  private static final Logger QUIET = Logger.getLogger("org.apache");
  private static final String RELAXED = "\"<>[\\]^`{|}";

  private final Tomcat tomcat = new Tomcat();

  TomcatSite(Distributor distributor, HttpServlet application) {
    QUIET.setLevel(Level.SEVERE);
    Registry.disableRegistry();
    tomcat.setBaseDir(folder().toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    StandardContext context = (StandardContext) tomcat.addContext("", folder().toString());
    context.addServletContainerInitializer(
        (types, servlets) -> register(distributor, application, servlets), null);
    context.setClearReferencesThreadLocals(false);
    context.setClearReferencesRmiTargets(false);
    relax(tomcat.getConnector());
    tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
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

  private static void register(
      Distributor distributor, HttpServlet application, ServletContext context) {
    DistributorFilter filter =
        DistributorFilter.builder(distributor)
            .inSession(request -> "live".equals(request.getHeader("Cookie")))
            .pathMarkers(PathMarkers.SERVE)
            .build();
    FilterRegistration.Dynamic first = context.addFilter("distrib", filter);
    first.setAsyncSupported(true);
    first.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    ServletRegistration.Dynamic served = context.addServlet("application", application);
    served.setAsyncSupported(true);
    served.addMapping("/*");
  }

  /** So that what Tomcat refuses by default comes to the filter: it must be right there too. */
  private static void relax(Connector connector) {
    connector.setProperty("relaxedPathChars", RELAXED);
    connector.setProperty("relaxedQueryChars", RELAXED);
    connector.setProperty("maxHttpRequestHeaderSize", "16384");
    connector.setProperty("maxHeaderCount", "300");
    connector.setEncodedSolidusHandling("passthrough");
    connector.setEncodedReverseSolidusHandling("passthrough");
    connector.setAllowBackslash(true);
    connector.setAllowTrace(true);
    // Else Tomcat answers "Expect: 100-continue" before any filter is asked.
    connector.setProperty("continueResponseTiming", "onRead");
  }

  /** Where Tomcat works; it goes with the rest of the build's output. */
  private static Path folder() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target").toAbsolutePath()), "tomcat");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
