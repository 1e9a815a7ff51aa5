package io.distrib.it.adapter;

import io.distrib.adapter.testkit.AdapterServer;
import io.distrib.adapter.testkit.EchoApplication;
import io.distrib.redirect.Distributor;
import io.distrib.servlet.DistributorFilter;
import io.distrib.tomcat.PathMarkerValve;
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
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http2.Http2Protocol;

/**
 * The site behind the servlet adapter, in a Tomcat that passes on as much as it can. It speaks
 * HTTP/1.1, and HTTP/2 with who begins with it.
 */
final class TomcatSite implements AdapterServer {
  private static final String RELAXED = "\"<>[\\]^`{|}";

  private final EmbeddedTomcat tomcat;

  TomcatSite(Distributor distributor, HttpServlet application) {
    this(distributor, application, 16_384);
  }

  /**
   * A site.
   *
   * @param maxRequestHead how much of a request it takes before the body, in bytes
   */
  TomcatSite(Distributor distributor, HttpServlet application, int maxRequestHead) {
    tomcat = new EmbeddedTomcat(folder(), servlets -> register(distributor, application, servlets));
    Connector connector = tomcat.server().getConnector();
    relax(connector);
    connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(maxRequestHead));
    connector.addUpgradeProtocol(new Http2Protocol());
    tomcat.server().getEngine().getPipeline().addValve(new PathMarkerValve());
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

  private static void register(
      Distributor distributor, HttpServlet application, ServletContext context) {
    DistributorFilter filter =
        DistributorFilter.builder(distributor)
            .inSession(request -> EchoApplication.isInSession(request.getHeader("Cookie")))
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
