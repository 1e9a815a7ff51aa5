package io.distrib.servlet;

import static io.distrib.servlet.ContainerCalls.call;

import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Jetty knows of a web application and the servlet API does not tell. Jetty hides its classes
 * from the applications that it serves, so its public methods are called by name; they are the same
 * for Jakarta EE 10 and 11. <em>Thread-safe.</em>
 */
final class JettyContext implements FilterMappings {
  private final Object handler;

  private JettyContext(Object handler) {
    this.handler = handler;
  }

  /**
   * What it knows of {@code context}; empty in another container.
   *
   * @throws IllegalStateException if this Jetty has other methods
   */
  static Optional<JettyContext> of(ServletContext context) {
    return context.getClass().getName().startsWith("org.eclipse.jetty.")
        ? Optional.of(new JettyContext(call(context, "getContextHandler")))
        : Optional.empty();
  }

  /**
   * The hosts that Jetty serves the application for, empty if all: a name, with {@code *} for any
   * first label, or {@code @} and a connector.
   */
  List<String> virtualHosts() {
    return call(handler, "getVirtualHosts") instanceof List<?> hosts
        ? hosts.stream().map(String::valueOf).map(host -> host.replaceFirst("^\\.", "*.")).toList()
        : List.of();
  }

  @Override
  public List<Object> all() {
    return new ArrayList<>(List.of((Object[]) call(servlets(), "getFilterMappings")));
  }

  @Override
  public String filterName(Object mapping) {
    return String.valueOf(call(mapping, "getFilterName"));
  }

  @Override
  public void setAll(List<Object> mappings) {
    Object[] now = (Object[]) call(servlets(), "getFilterMappings");
    call(servlets(), "setFilterMappings", (Object) mappings.toArray(now));
  }

  private Object servlets() {
    return call(handler, "getServletHandler");
  }
}
