package io.distrib.benchmarks.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.EnumSet;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.modeler.Registry;
import org.jspecify.annotations.Nullable;

/** Tomcat 11. */
final class TomcatHost implements ServletHost {
  private static final String KEPT_ALIVE = "-1";

  @Override
  public int start(@Nullable Filter filter) {
    Registry.disableRegistry();
    Tomcat tomcat = new Tomcat();
    String folder = folder();
    tomcat.setBaseDir(folder);
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("maxKeepAliveRequests", KEPT_ALIVE);
    Context context = tomcat.addContext("", folder);
    context.addServletContainerInitializer((types, servlets) -> register(filter, servlets), null);
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
    return tomcat.getConnector().getLocalPort();
  }

  private static void register(@Nullable Filter filter, ServletContext context) {
    if (filter != null) {
      FilterRegistration.Dynamic first = context.addFilter("distrib", filter);
      first.setAsyncSupported(true);
      first.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }
    context.addServlet("hello", new HelloServlet(filter)).addMapping("/*");
  }

  private static String folder() {
    try {
      return Files.createTempDirectory("tomcat").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
