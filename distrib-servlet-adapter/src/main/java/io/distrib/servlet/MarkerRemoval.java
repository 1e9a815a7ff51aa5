package io.distrib.servlet;

import io.distrib.model.HttpAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Serves a request as though it had come without its marker. <em>Thread-safe.</em> */
final class MarkerRemoval {
  private static final System.Logger LOGGER = System.getLogger(MarkerRemoval.class.getName());
  private static final Outcome REFUSED = new AnswerOutcome(HttpAnswer.NOT_FOUND);

  private final PathMarkers pathMarkers;
  private final AtomicBoolean isLogged = new AtomicBoolean();

  MarkerRemoval(PathMarkers pathMarkers) {
    this.pathMarkers = pathMarkers;
  }

  /** Passes the request on in such a way that the application sees {@code target}. */
  Outcome serve(String target) {
    return (request, response, chain) -> {
      TargetChange change = TargetChange.of(request, target);
      if (change.isNone()) {
        chain.doFilter(request, response);
      } else if (change.isQueryOnly()) {
        chain.doFilter(new UnmarkedRequest(request, response, change, null), response);
      } else {
        servePath(change, request, response, chain);
      }
    };
  }

  private void servePath(
      TargetChange change,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    ServletMatch match = pathMarkers == PathMarkers.SERVE ? match(change, request) : null;
    if (match == null) {
      warn();
      REFUSED.carryOut(request, response, chain);
      return;
    }
    UnmarkedRequest unmarked = new UnmarkedRequest(request, response, change, match);
    if (match.isServedBy(request.getHttpServletMapping())) {
      chain.doFilter(unmarked, response);
    } else {
      request.getRequestDispatcher(change.dispatchPath(request)).forward(unmarked, response);
    }
  }

  private static @Nullable ServletMatch match(TargetChange change, HttpServletRequest request) {
    String path = change.path(request);
    return path == null ? null : ServletMatch.find(request.getServletContext(), path);
  }

  private void warn() {
    if (pathMarkers == PathMarkers.REFUSE && isLogged.compareAndSet(false, true)) {
      LOGGER.log(
          Level.WARNING,
          "A request with its marker in the path was refused; put markers into the query, or have the"
              + " container take them off before it maps; see io.distrib.servlet.PathMarkers");
    }
  }
}
