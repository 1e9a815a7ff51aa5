package io.distrib.servlet;

import io.distrib.model.HttpAnswer;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Serves a request as though it had come without its marker (rules, section 4).
 *
 * <p>A marker that is still in the path is refused: the container has picked security constraints,
 * filters and the servlet for {@code /admin/distrib=V}, where the application would see {@code
 * /admin}. A constraint on exactly {@code /admin}, or on {@code *.jsp}, would be passed by. Where
 * the container takes markers off before it maps, nothing of this arises. <em>Thread-safe.</em>
 */
final class MarkerRemoval {
  private static final System.Logger LOGGER = System.getLogger(MarkerRemoval.class.getName());
  private static final Outcome REFUSED = new AnswerOutcome(HttpAnswer.NOT_FOUND);

  private final AtomicBoolean isLogged = new AtomicBoolean();

  /** Passes the request on in such a way that the application sees {@code target}. */
  Outcome serve(String target) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? null : target.substring(mark + 1);
    return (request, response, chain) -> {
      if (!path.equals(request.getRequestURI())) {
        warn();
        REFUSED.carryOut(request, response, chain);
      } else if (Objects.equals(query, request.getQueryString())) {
        chain.doFilter(request, response);
      } else {
        chain.doFilter(new UnmarkedRequest(request, response, query), response);
      }
    };
  }

  private void warn() {
    if (isLogged.compareAndSet(false, true)) {
      LOGGER.log(
          Level.WARNING,
          "A request with its marker in the path was refused; put markers into the query, or have"
              + " them taken off before the container maps, by distrib-jetty-adapter or"
              + " distrib-tomcat-adapter");
    }
  }
}
