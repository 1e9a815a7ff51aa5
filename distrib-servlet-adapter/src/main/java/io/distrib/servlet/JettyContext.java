package io.distrib.servlet;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Jetty knows of a web application and the servlet API does not tell. Jetty hides its classes
 * from the applications that it serves, so its public methods are called by name; they are the same
 * for every version of Jakarta EE that Jetty 12 serves. <em>Thread-safe.</em>
 */
final class JettyContext {
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

  /** The mappings of filters, in the order in which they are asked. */
  List<Object> filterMappings() {
    return new ArrayList<>(List.of((Object[]) call(servlets(), "getFilterMappings")));
  }

  /** The name of the filter of {@code mapping}. */
  static String filterName(Object mapping) {
    return String.valueOf(call(mapping, "getFilterName"));
  }

  /** Has the filters asked in the order of {@code mappings}, which are all that there are. */
  void setFilterMappings(List<Object> mappings) {
    Object[] now = (Object[]) call(servlets(), "getFilterMappings");
    call(servlets(), "setFilterMappings", (Object) mappings.toArray(now));
  }

  private Object servlets() {
    return call(handler, "getServletHandler");
  }

  private static Object call(Object target, String method, Object... arguments) {
    try {
      Class<?>[] types = new Class<?>[arguments.length];
      for (int i = 0; i < types.length; i++) {
        types[i] = arguments[i].getClass();
      }
      Method found = target.getClass().getMethod(method, types);
      found.trySetAccessible(); // It may be overridden by a class that is not public.
      return found.invoke(target, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Jetty has no usable " + method + "()", e);
    }
  }
}
