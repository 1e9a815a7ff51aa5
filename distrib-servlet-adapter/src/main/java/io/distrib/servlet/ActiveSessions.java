package io.distrib.servlet;

import io.distrib.LoadProbes;
import io.distrib.spi.LoadProbe;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Counts the sessions that the container holds: register it as a listener, and give it to the
 * distributor as its count of sessions, its probe as a load probe. A filter that is set up by init
 * parameters finds the one that the application declares, and counts by it. <em>Thread-safe.</em>
 */
public final class ActiveSessions
    implements HttpSessionListener, ServletContextListener, IntSupplier {
  private static final String ATTRIBUTE = ActiveSessions.class.getName();

  private final AtomicInteger count = new AtomicInteger();

  /** A counter at 0. */
  public ActiveSessions() {}

  /** The one that {@code context} was started with; empty if there is none. */
  static Optional<ActiveSessions> of(ServletContext context) {
    return context.getAttribute(ATTRIBUTE) instanceof ActiveSessions sessions
        ? Optional.of(sessions)
        : Optional.empty();
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    event.getServletContext().setAttribute(ATTRIBUTE, this);
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    count.incrementAndGet();
  }

  /** One that was loaded from a store was never seen to begin: the count stays at 0 or more. */
  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    count.updateAndGet(sessions -> Math.max(0, sessions - 1));
  }

  /** How many there are. */
  @Override
  public int getAsInt() {
    return count.get();
  }

  /** A probe by which {@code capacity} sessions, at least 1, make the site full. */
  public LoadProbe probe(int capacity) {
    return LoadProbes.activeSessions(this, capacity);
  }
}
