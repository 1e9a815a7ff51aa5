package io.distrib.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.MappingMatch;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The servlet that a path belongs to (Jakarta Servlet 12.1), and how the path divides for it.
 * <em>Immutable.</em>
 */
record ServletMatch(
    String servletName, String pattern, MappingMatch kind, String servletPath, String pathInfo)
    implements HttpServletMapping {
  /** The name by which containers know the servlet that serves files. */
  private static final String FILES = "default";

  /** The one that {@code path}, decoded and within the context, belongs to; null if none. */
  static @Nullable ServletMatch find(ServletContext context, String path) {
    return context.getServletRegistrations().values().stream()
        .flatMap(
            servlet ->
                servlet.getMappings().stream()
                    .flatMap(pattern -> match(servlet.getName(), pattern, path).stream()))
        .max(Comparator.comparingInt(ServletMatch::rank))
        .orElse(null);
  }

  /** The whole path of the two parts that a request gives. */
  static String path(String servletPath, @Nullable String pathInfo) {
    return pathInfo == null ? servletPath : servletPath + pathInfo;
  }

  /**
   * Whether a request that the container mapped as {@code mapping} tells can go on along its chain.
   * A folder of files cannot: its welcome file is for the container to find.
   */
  boolean isServedBy(HttpServletMapping mapping) {
    boolean isFolder = servletName.equals(FILES) && servletPath.endsWith("/");
    return servletName.equals(mapping.getServletName()) && !isFolder;
  }

  @Override
  public String getMatchValue() {
    return switch (kind) {
      case EXACT -> servletPath.substring(1);
      case PATH -> pathInfo.isEmpty() ? "" : pathInfo.substring(1);
      case EXTENSION -> servletPath.substring(1, servletPath.length() - pattern.length() + 1);
      default -> "";
    };
  }

  @Override
  public String getPattern() {
    return pattern;
  }

  @Override
  public String getServletName() {
    return servletName;
  }

  @Override
  public MappingMatch getMappingMatch() {
    return kind;
  }

  private static Optional<ServletMatch> match(String name, String pattern, String path) {
    return Stream.of(MappingMatch.values())
        .filter(kind -> matches(kind, pattern, path))
        .findFirst()
        .map(kind -> of(name, pattern, kind, path));
  }

  private static boolean matches(MappingMatch kind, String pattern, String path) {
    return switch (kind) {
      case CONTEXT_ROOT -> pattern.isEmpty() && path.equals("/");
      case DEFAULT -> pattern.equals("/");
      case EXACT -> pattern.length() > 1 && pattern.equals(path);
      case EXTENSION ->
          pattern.startsWith("*.")
              && path.substring(path.lastIndexOf('/')).endsWith(pattern.substring(1));
      case PATH ->
          pattern.endsWith("/*")
              && (path + "/").startsWith(pattern.substring(0, pattern.length() - 1));
    };
  }

  private static ServletMatch of(String name, String pattern, MappingMatch kind, String path) {
    int length =
        switch (kind) {
          case CONTEXT_ROOT -> 0;
          case PATH -> pattern.length() - 2;
          default -> path.length();
        };
    return new ServletMatch(name, pattern, kind, path.substring(0, length), path.substring(length));
  }

  /** The closest kind wins, and among folders the longest. */
  private int rank() {
    return switch (kind) {
      case CONTEXT_ROOT, EXACT -> Integer.MAX_VALUE;
      case PATH -> 2 + pattern.length();
      case EXTENSION -> 1;
      case DEFAULT -> 0;
    };
  }
}
