package io.distrib.servlet;

import com.google.common.primitives.Ints;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets a filter up from its init parameters. <em>Confined to one thread.</em> */
final class FilterParameters {
  static final String CONFIG = "config";
  static final String SITE = "site";
  static final String MAX_IN_FLIGHT = "max-in-flight";
  static final String MAX_HEAD = "max-head";

  private static final Set<String> KNOWN = Set.of(CONFIG, SITE, MAX_IN_FLIGHT, MAX_HEAD);

  /** Was a parameter before the first release. */
  private static final String PATH_MARKERS = "path-markers";

  private final FilterConfig config;
  private final List<String> faults = new ArrayList<>();

  FilterParameters(FilterConfig config) {
    this.config = config;
  }

  /**
   * What they say.
   *
   * @param site to be left when the filter ends
   * @param maxHead as {@link DistributorFilterBuilder#maxHead} takes it
   */
  record Setup(SharedSite site, int maxHead) {}

  /**
   * Reads them.
   *
   * @throws ServletException with every fault, or with what is wrong with the file
   */
  Setup read() throws ServletException {
    Collections.list(config.getInitParameterNames()).stream()
        .filter(name -> !KNOWN.contains(name))
        .forEach(name -> fault(name, "no such parameter" + instead(name)));
    String file = required(CONFIG, "the path of the pool's file");
    String site = required(SITE, "the id of this site");
    Optional<Integer> maxInFlight = positive(MAX_IN_FLIGHT);
    int maxHead = positive(MAX_HEAD).orElse(HeadLimit.DEFAULT);
    if (!faults.isEmpty()) {
      throw new ServletException(prefix() + String.join("; ", faults));
    }
    try {
      return new Setup(SharedSite.join(Path.of(file), site, maxInFlight), maxHead);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new ServletException(prefix() + e.getMessage(), e);
    }
  }

  private static String instead(String name) {
    return name.equals(PATH_MARKERS)
        ? " (PathMarkerHandler in Jetty, PathMarkerValve in Tomcat take markers off the path)"
        : "";
  }

  private Optional<Integer> positive(String name) {
    String text = config.getInitParameter(name);
    Integer number = text == null ? null : Ints.tryParse(text.strip());
    if (text != null && (number == null || number < 1)) {
      fault(name, "\"" + text + "\" (expected a whole number, at least 1)");
    }
    return Optional.ofNullable(number);
  }

  private String required(String name, String expected) {
    String text = config.getInitParameter(name);
    if (isBlank(text)) {
      fault(name, "missing (expected " + expected + ")");
      return "";
    }
    return text.strip();
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private void fault(String name, String what) {
    faults.add(name + ": " + what);
  }

  private String prefix() {
    return "filter \"" + config.getFilterName() + "\": ";
  }
}
