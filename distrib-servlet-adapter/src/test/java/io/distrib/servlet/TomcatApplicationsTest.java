package io.distrib.servlet;

import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.io.TempDir;

/** {@link SeveralApplications} in Tomcat. */
class TomcatApplicationsTest extends SeveralApplications {
  private static final Logger QUIET = Logger.getLogger("org.apache");

  private final Tomcat tomcat = new Tomcat();
  private final Map<String, StandardContext> contexts = new HashMap<>();
  @TempDir private Path folder;

  @Override
  void start(String cookiePath) {
    QUIET.setLevel(Level.WARNING);
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    add("/", cookiePath);
    add("/shop", cookiePath);
    contexts.get("/").addApplicationListener(ActiveSessions.class.getName());
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(String path, String cookiePath) {
    StandardContext context =
        (StandardContext) tomcat.addContext(path.equals("/") ? "" : path, folder.toString());
    FilterDef filter = new FilterDef();
    filter.setFilterName("distrib");
    filter.setFilterClass(DistributorFilter.class.getName());
    PARAMETERS.forEach(filter::addInitParameter);
    context.addFilterDef(filter);
    FilterMap everything = new FilterMap();
    everything.setFilterName("distrib");
    everything.addURLPattern("/*");
    context.addFilterMap(everything);
    Tomcat.addServlet(context, "echo", new EchoServlet("echo")).addMapping("/*");
    context.setClearReferencesThreadLocals(false);
    context.setClearReferencesRmiTargets(false);
    if (!cookiePath.isEmpty()) {
      context.setSessionCookiePath(cookiePath);
    }
    contexts.put(path, context);
  }

  @Override
  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  ServletContext context(String path) {
    return contexts.get(path).getServletContext();
  }

  @Override
  void stop() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }
}
