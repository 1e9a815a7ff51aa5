package io.distrib.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two targets of a request: the one that came, with a marker, and the one that the application
 * sees. <em>Immutable.</em>
 *
 * @param markedUri the path that came, raw
 * @param markedQuery the query that came; null if there was none
 * @param uri the path without a marker, raw
 * @param query the query without a marker; null if there is none
 */
record TargetChange(
    String markedUri, @Nullable String markedQuery, String uri, @Nullable String query) {
  /** What containers read in more than one way. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("//|/\\.|;|\\\\|%2e|%2f|%5c|%00|%25", Pattern.CASE_INSENSITIVE);

  static TargetChange of(HttpServletRequest request, String target) {
    int mark = target.indexOf('?');
    return new TargetChange(
        request.getRequestURI(),
        request.getQueryString(),
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? null : target.substring(mark + 1));
  }

  boolean isNone() {
    return isQueryOnly() && Objects.equals(markedQuery, query);
  }

  boolean isQueryOnly() {
    return markedUri.equals(uri);
  }

  /**
   * The path without a marker, within the context and decoded, as the container decoded the one
   * that came; null if the two readings of it could differ.
   */
  @Nullable String path(HttpServletRequest request) {
    String contextPath = request.getContextPath();
    String shown = ServletMatch.path(request.getServletPath(), request.getPathInfo());
    String removed = removed();
    if (!uri.startsWith(contextPath)
        || !shown.endsWith(removed)
        || AMBIGUOUS.matcher(markedUri).find()) {
      return null;
    }
    String kept = shown.substring(0, shown.length() - removed.length());
    return kept.isEmpty() || uri.endsWith("/") ? kept + "/" : kept;
  }

  /** The path without a marker, within the context, raw. */
  String dispatchPath(HttpServletRequest request) {
    String path = uri.substring(request.getContextPath().length());
    return path.isEmpty() ? "/" : path;
  }

  /** The segments that only the path that came has, decoded; they hold no other escape. */
  private String removed() {
    int kept = uri.endsWith("/") ? uri.length() - 1 : uri.length();
    return markedUri.substring(kept).replace("%7E", "~").replace("%7e", "~");
  }
}
