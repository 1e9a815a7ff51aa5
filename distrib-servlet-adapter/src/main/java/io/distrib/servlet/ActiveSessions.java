package io.distrib.servlet;

import io.distrib.load.LoadProbes;
import io.distrib.spi.LoadProbe;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * Counts the sessions of one web application from their beginning to their end, as the container
 * tells: register it as a listener of every kind that it is, as {@code web.xml} and {@link
 * ServletContext#addListener} do, and give it to the distributor as its count of sessions, its
 * probe as a load probe. A filter that is set up by init parameters finds the one that the
 * application declares, and counts by it.
 *
 * <p>No container tells that it has restored a session from a store: those that began before the
 * web application did are not counted, and their end takes away none of the others.
 *
 * <p><em>Thread-safe.</em>
 */
public final class ActiveSessions
    implements HttpSessionListener, HttpSessionIdListener, ServletContextListener, IntSupplier {
  private static final String ATTRIBUTE = ActiveSessions.class.getName();

  private final Set<String> ids = ConcurrentHashMap.newKeySet();

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
  public void contextDestroyed(ServletContextEvent event) {
    ids.clear();
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    ids.add(event.getSession().getId());
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    ids.remove(event.getSession().getId());
  }

  /** Adds before it removes: the last session never seems to have ended meanwhile. */
  @Override
  public void sessionIdChanged(HttpSessionEvent event, String oldId) {
    if (ids.contains(oldId)) {
      ids.add(event.getSession().getId());
      ids.remove(oldId);
    }
  }

  /** Whether there is one that a client names {@code id}; Jetty adds the server's name to it. */
  boolean contains(String id) {
    int dot = id.lastIndexOf('.');
    return ids.contains(id) || (dot > 0 && ids.contains(id.substring(0, dot)));
  }

  /** How many there are. */
  @Override
  public int getAsInt() {
    return ids.size();
  }

  /** A probe by which {@code capacity} sessions, at least 1, make the site full. */
  public LoadProbe probe(int capacity) {
    return LoadProbes.activeSessions(this, capacity);
  }
}
