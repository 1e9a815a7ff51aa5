package io.distrib.servlet;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Jetty's own {@code WebSocketUpgradeFilter} behind a filter of ours. Jetty 12 puts it in
 * front of every other filter, in whatever order they are declared, when the first endpoint is
 * mapped, which may be after the start. There it would answer handshakes that nobody has decided
 * about. So the order is restored when our filter starts, and before each handshake. The other
 * filters keep theirs. <em>Thread-safe.</em>
 */
final class UpgradeFilterOrder implements ServletRequestListener {
  private static final Pattern UPGRADE_FILTER =
      Pattern.compile("org\\.eclipse\\.jetty\\..*\\.WebSocketUpgradeFilter");

  private final JettyContext jetty;
  private final ServletContext context;
  private final String ownName;

  private UpgradeFilterOrder(JettyContext jetty, ServletContext context, String ownName) {
    this.jetty = jetty;
    this.context = context;
    this.ownName = ownName;
  }

  /**
   * Does so from now on for the filter of {@code config}, if it is in a Jetty.
   *
   * @throws ServletException if this Jetty does not let the order be told or changed
   */
  static void keep(FilterConfig config) throws ServletException {
    ServletContext context = config.getServletContext();
    try {
      Optional<JettyContext> jetty = JettyContext.of(context);
      if (jetty.isPresent()) {
        UpgradeFilterOrder order =
            new UpgradeFilterOrder(jetty.get(), context, config.getFilterName());
        order.restore();
        context.addListener(order);
      }
    } catch (IllegalStateException | UnsupportedOperationException e) {
      throw new ServletException(
          "filter \""
              + config.getFilterName()
              + "\" cannot be kept in front of Jetty's WebSocketUpgradeFilter, which would answer"
              + " handshakes undecided: "
              + e,
          e);
    }
  }

  /** Jetty looks up the filters of a request after it has called this. */
  @Override
  public void requestInitialized(ServletRequestEvent event) {
    if (event.getServletRequest() instanceof HttpServletRequest request
        && (request.getHeader("Upgrade") != null || request.getMethod().equals("CONNECT"))) {
      restore();
    }
  }

  /** Moves Jetty's filter to the place behind ours, if it is in front. */
  private synchronized void restore() {
    List<Object> mappings = jetty.filterMappings();
    int own = mappings.size() - 1;
    while (own >= 0 && !JettyContext.filterName(mappings.get(own)).equals(ownName)) {
      own--;
    }
    List<Object> upToOwn = mappings.subList(0, own + 1);
    List<Object> inFront = upToOwn.stream().filter(this::isUpgradeFilter).toList();
    if (!inFront.isEmpty()) {
      upToOwn.removeAll(inFront);
      upToOwn.addAll(inFront);
      jetty.setFilterMappings(mappings);
    }
  }

  private boolean isUpgradeFilter(Object mapping) {
    FilterRegistration filter = context.getFilterRegistration(JettyContext.filterName(mapping));
    @Nullable String type = filter == null ? null : filter.getClassName();
    return type != null && UPGRADE_FILTER.matcher(type).matches();
  }
}
