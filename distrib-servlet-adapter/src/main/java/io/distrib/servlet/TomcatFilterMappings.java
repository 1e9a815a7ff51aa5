package io.distrib.servlet;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Those of a web application in Tomcat, where they can be reached. */
final class TomcatFilterMappings implements FilterMappings {
  private final Object context;

  private TomcatFilterMappings(Object context) {
    this.context = context;
  }

  /** Those of {@code context}; empty in another container, or if they cannot be reached. */
  static Optional<FilterMappings> of(ServletContext context) {
    if (!context.getClass().getName().startsWith("org.apache.catalina.core.")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new TomcatFilterMappings(behind(behind(context))));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** What a facade stands before, and then the container's own context. */
  private static Object behind(Object facade) throws ReflectiveOperationException {
    Field context = facade.getClass().getDeclaredField("context");
    context.setAccessible(true);
    return context.get(facade);
  }

  @Override
  public List<Object> all() {
    return new ArrayList<>(List.of((Object[]) ContainerCalls.call(context, "findFilterMaps")));
  }

  @Override
  public String filterName(Object mapping) {
    return String.valueOf(ContainerCalls.call(mapping, "getFilterName"));
  }

  @Override
  public void setAll(List<Object> mappings) {
    mappings.forEach(mapping -> ContainerCalls.call(context, "removeFilterMap", mapping));
    mappings.forEach(mapping -> ContainerCalls.call(context, "addFilterMap", mapping));
  }
}
