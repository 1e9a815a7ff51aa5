package io.distrib.it.adapter;

import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.modeler.Registry;

/** A Tomcat with one web application, on a free port of the loopback interface. */
public final class EmbeddedTomcat implements AutoCloseable {
  private static final Logger QUIET = Logger.getLogger("org.apache");

  private final Tomcat tomcat = new Tomcat();
  private final StandardContext context;

  /**
   * One that is not started yet.
   *
   * @param folder where it works
   * @param register adds the filters and servlets
   */
  public EmbeddedTomcat(Path folder, Consumer<ServletContext> register) {
    QUIET.setLevel(Level.SEVERE);
    Registry.disableRegistry();
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    context = (StandardContext) tomcat.addContext("", folder.toString());
    context.addServletContainerInitializer((types, servlets) -> register.accept(servlets), null);
    context.setClearReferencesThreadLocals(false);
    context.setClearReferencesRmiTargets(false);
  }

  /** The server. */
  public Tomcat server() {
    return tomcat;
  }

  /** Its one web application. */
  public StandardContext context() {
    return context;
  }

  /** From now on it listens. */
  public void start() {
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where it does. */
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
}
