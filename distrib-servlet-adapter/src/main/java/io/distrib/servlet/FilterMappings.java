package io.distrib.servlet;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;

/**
 * The mappings of a web application's filters, whose order the servlet API neither tells nor
 * changes. Containers hide their classes from the applications that they serve, so their methods
 * are called by name. Implementations are thread-safe.
 */
interface FilterMappings {
  /** All of them, in the order in which they are asked; the list is the caller's. */
  List<Object> all();

  /** The name of the filter of {@code mapping}. */
  String filterName(Object mapping);

  /** Has the filters asked in the order of {@code mappings}, which are all that there are. */
  void setAll(List<Object> mappings);

  /**
   * Those of {@code context}; empty in a container that tells nothing of them.
   *
   * @throws IllegalStateException if it is a Jetty that has other methods
   */
  static Optional<FilterMappings> of(ServletContext context) {
    return JettyContext.of(context)
        .<FilterMappings>map(jetty -> jetty)
        .or(() -> TomcatFilterMappings.of(context));
  }
}
