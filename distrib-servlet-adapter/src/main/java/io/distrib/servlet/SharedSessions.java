package io.distrib.servlet;

import com.google.common.collect.MapMaker;
import io.distrib.redirect.Distributor;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The sessions of all web applications whose filters ask one distributor: a session in any of them
 * is a session at this site (H0). They know of each other as far as their filters share the classes
 * of this package. <em>Thread-safe.</em>
 */
final class SharedSessions {
  private static final ConcurrentMap<Distributor, SharedSessions> KNOWN =
      new MapMaker().weakKeys().makeMap();

  private final Map<ServletContext, Application> applications = new ConcurrentHashMap<>();

  /**
   * A web application.
   *
   * @param isDeclared whether it declares the listener itself, and so wants sessions to be counted
   */
  private record Application(ActiveSessions sessions, boolean isDeclared) {}

  /** Hands on what happens to sessions, and nothing of the start, which is under way. */
  private record SessionEvents(ActiveSessions sessions)
      implements HttpSessionListener, HttpSessionIdListener {
    @Override
    public void sessionCreated(HttpSessionEvent event) {
      sessions.sessionCreated(event);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
      sessions.sessionDestroyed(event);
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldId) {
      sessions.sessionIdChanged(event, oldId);
    }
  }

  /** Those of the filters that ask {@code distributor}. */
  static SharedSessions of(Distributor distributor) {
    return KNOWN.computeIfAbsent(distributor, asked -> new SharedSessions());
  }

  /** Those of the filters that will ask {@code distributor}. */
  void belongTo(Distributor distributor) {
    KNOWN.put(distributor, this);
  }

  /** The sessions of {@code context} count from now on, if the container tells of them. */
  void join(ServletContext context) {
    Optional<ActiveSessions> declared = ActiveSessions.of(context);
    ActiveSessions sessions = declared.orElseGet(ActiveSessions::new);
    try {
      if (declared.isEmpty()) {
        context.addListener(new SessionEvents(sessions));
      }
      applications.put(context, new Application(sessions, declared.isPresent()));
    } catch (IllegalStateException | UnsupportedOperationException e) {
      // The container takes no listener while it starts filters: it must be declared.
    }
  }

  /** The web application {@code context} ends. */
  void leave(ServletContext context) {
    applications.remove(context);
  }

  /** Whether {@code request} names a live session of another web application than its own. */
  boolean areElsewhere(HttpServletRequest request) {
    if (applications.size() < 2) {
      return false;
    }
    String id = request.getRequestedSessionId();
    ServletContext own = request.getServletContext();
    return id != null
        && applications.entrySet().stream()
            .anyMatch(
                other -> !other.getKey().equals(own) && other.getValue().sessions().contains(id));
  }

  /** How many there are in all; -1 if no application declares a listener that counts them. */
  int count() {
    boolean isCounted = applications.values().stream().anyMatch(Application::isDeclared);
    return isCounted
        ? applications.values().stream().mapToInt(each -> each.sessions().getAsInt()).sum()
        : -1;
  }
}
