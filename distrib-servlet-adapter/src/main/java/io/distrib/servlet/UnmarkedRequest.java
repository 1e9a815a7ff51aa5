package io.distrib.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as though it had come without the marker in its query (H0, H7). It changes only what
 * still shows the query that came: after a forward or an include the container's word holds.
 * <em>Confined to one request.</em>
 */
final class UnmarkedRequest extends HttpServletRequestWrapper {
  private final ServletResponse response;
  private final @Nullable String markedQuery;
  private final @Nullable String query;
  private final UnmarkedParameters parameters;

  /**
   * Wraps {@code request}.
   *
   * @param query the query without a marker; null if there is none
   */
  UnmarkedRequest(HttpServletRequest request, ServletResponse response, @Nullable String query) {
    super(request);
    this.response = response;
    this.markedQuery = request.getQueryString();
    this.query = query;
    this.parameters = UnmarkedParameters.of(markedQuery, query);
  }

  @Override
  public @Nullable String getQueryString() {
    String shown = super.getQueryString();
    return Objects.equals(shown, markedQuery) ? query : shown;
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
}
