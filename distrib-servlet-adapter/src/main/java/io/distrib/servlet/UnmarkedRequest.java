package io.distrib.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as though it had come without its marker (H0, H7). It changes only what still shows the
 * target that came: after a forward or an include the container's word holds. <em>Confined to one
 * request.</em>
 */
final class UnmarkedRequest extends HttpServletRequestWrapper {
  private final ServletResponse response;
  private final TargetChange change;
  private final UnmarkedParameters parameters;
  private final @Nullable ServletMatch match;
  private final String markedPath;

  /**
   * Wraps {@code request}.
   *
   * @param match where the unmarked path belongs; null if the path had no marker
   */
  UnmarkedRequest(
      HttpServletRequest request,
      ServletResponse response,
      TargetChange change,
      @Nullable ServletMatch match) {
    super(request);
    this.response = response;
    this.change = change;
    this.parameters = UnmarkedParameters.of(change.markedQuery(), change.query());
    this.match = match;
    this.markedPath = ServletMatch.path(request.getServletPath(), request.getPathInfo());
  }

  @Override
  public String getRequestURI() {
    String uri = super.getRequestURI();
    return uri.equals(change.markedUri()) ? change.uri() : uri;
  }

  @Override
  public StringBuffer getRequestURL() {
    StringBuffer url = super.getRequestURL();
    int start = url.length() - change.markedUri().length();
    return start > 0 && url.indexOf(change.markedUri(), start) == start
        ? url.replace(start, url.length(), change.uri())
        : url;
  }

  @Override
  public @Nullable String getQueryString() {
    String query = super.getQueryString();
    return Objects.equals(query, change.markedQuery()) ? change.query() : query;
  }

  @Override
  public String getServletPath() {
    ServletMatch shown = shownMatch();
    return shown == null ? super.getServletPath() : shown.servletPath();
  }

  @Override
  public @Nullable String getPathInfo() {
    ServletMatch shown = shownMatch();
    if (shown == null) {
      return super.getPathInfo();
    }
    return shown.pathInfo().isEmpty() ? null : shown.pathInfo();
  }

  @Override
  public @Nullable String getPathTranslated() {
    String pathInfo = getPathInfo();
    return shownMatch() == null || pathInfo == null
        ? super.getPathTranslated()
        : getServletContext().getRealPath(pathInfo);
  }

  @Override
  public HttpServletMapping getHttpServletMapping() {
    ServletMatch shown = shownMatch();
    return shown == null ? super.getHttpServletMapping() : shown;
  }

  @Override
  public @Nullable RequestDispatcher getRequestDispatcher(String path) {
    ServletMatch shown = shownMatch();
    if (shown == null || path.startsWith("/")) {
      return super.getRequestDispatcher(path);
    }
    String base = ServletMatch.path(shown.servletPath(), shown.pathInfo());
    return super.getRequestDispatcher(base.substring(0, base.lastIndexOf('/') + 1) + path);
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = getParameterValues(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return parameters.withoutMarkers(name, super.getParameterValues(name));
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters.withoutMarkers(super.getParameterMap());
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  /** The request that goes async is this one, so that a later dispatch finds no marker either. */
  @Override
  public AsyncContext startAsync() {
    return super.startAsync(this, response);
  }

  /** Where the unmarked path belongs, as long as the container shows the marked one. */
  private @Nullable ServletMatch shownMatch() {
    return match != null
            && markedPath.equals(ServletMatch.path(super.getServletPath(), super.getPathInfo()))
        ? match
        : null;
  }
}
