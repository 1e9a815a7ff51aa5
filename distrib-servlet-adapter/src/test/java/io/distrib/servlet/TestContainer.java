package io.distrib.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpSessionListener;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A servlet container with one application under {@code /app}, and one role, {@code staff}. */
abstract class TestContainer implements AutoCloseable {
  /** What the application is made of. */
  static final class Application {
    final Map<String, Servlet> servlets = new LinkedHashMap<>();
    final Map<String, Filter> filters = new LinkedHashMap<>();
    final Map<String, HttpSessionListener> listeners = new LinkedHashMap<>();
    final Set<Class<?>> endpoints = new LinkedHashSet<>();
    String guardedPattern = "";

    /** Filters run in the order in which they are named, for every path and REQUEST. */
    Application filter(String name, Filter filter) {
      filters.put(name, filter);
      return this;
    }

    Application servlet(String pattern, Servlet servlet) {
      servlets.put(pattern, servlet);
      return this;
    }

    Application listener(HttpSessionListener listener) {
      listeners.put("listener", listener);
      return this;
    }

    /** One of Jakarta WebSocket; Tomcat has them only. */
    Application endpoint(Class<?> endpoint) {
      endpoints.add(endpoint);
      return this;
    }

    /** Only {@code staff} may ask for what matches {@code pattern}. */
    Application guard(String pattern) {
      guardedPattern = pattern;
      return this;
    }
  }

  abstract int port();

  @Override
  public abstract void close();
}
