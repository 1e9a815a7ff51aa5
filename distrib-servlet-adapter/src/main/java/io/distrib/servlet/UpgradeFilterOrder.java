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
 * Keeps the container's own filter for WebSockets behind a filter of ours: in front it would answer
 * handshakes that nobody has decided about. Jetty 12 puts its {@code WebSocketUpgradeFilter} in
 * front of every other filter, in whatever order they are declared, when the first endpoint is
 * mapped, which may be after the start; so there the order is restored before each handshake too.
 * Tomcat's {@code WsFilter} is in front of filters that code adds at the end. The other filters
 * keep their order. <em>Thread-safe.</em>
 */
final class UpgradeFilterOrder implements ServletRequestListener {
  private static final Pattern UPGRADE_FILTER =
      Pattern.compile(
          "org\\.eclipse\\.jetty\\..*\\.WebSocketUpgradeFilter"
              + "|org\\.apache\\.tomcat\\.websocket\\.server\\.WsFilter");

  private final FilterMappings mappings;
  private final ServletContext context;
  private final String ownName;

  private UpgradeFilterOrder(FilterMappings mappings, ServletContext context, String ownName) {
    this.mappings = mappings;
    this.context = context;
    this.ownName = ownName;
  }

  /**
   * Does so from now on for the filter of {@code config}, in Jetty and Tomcat.
   *
   * @throws ServletException if this Jetty does not let the order be told or changed
   */
  static void keep(FilterConfig config) throws ServletException {
    ServletContext context = config.getServletContext();
    try {
      Optional<FilterMappings> mappings = FilterMappings.of(context);
      if (mappings.isPresent()) {
        UpgradeFilterOrder order =
            new UpgradeFilterOrder(mappings.get(), context, config.getFilterName());
        order.restore();
        if (mappings.get() instanceof JettyContext) {
          context.addListener(order);
        }
      }
    } catch (IllegalStateException | UnsupportedOperationException e) {
      throw new ServletException(
          "filter \""
              + config.getFilterName()
              + "\" cannot be kept in front of the container's filter for WebSockets, which"
              + " would answer handshakes undecided: "
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

  /** Moves the container's filter to the place behind ours, if it is in front. */
  private synchronized void restore() {
    List<Object> ordered = mappings.all();
    int own = ordered.size() - 1;
    while (own >= 0 && !mappings.filterName(ordered.get(own)).equals(ownName)) {
      own--;
    }
    List<Object> upToOwn = ordered.subList(0, own + 1);
    List<Object> inFront = upToOwn.stream().filter(this::isUpgradeFilter).toList();
    if (!inFront.isEmpty()) {
      upToOwn.removeAll(inFront);
      upToOwn.addAll(inFront);
      mappings.setAll(ordered);
    }
  }

  private boolean isUpgradeFilter(Object mapping) {
    FilterRegistration filter = context.getFilterRegistration(mappings.filterName(mapping));
    @Nullable String type = filter == null ? null : filter.getClassName();
    return type != null && UPGRADE_FILTER.matcher(type).matches();
  }
}
