package io.distrib.redirect;

import io.distrib.http.RequestTarget;
import io.distrib.model.DistributionRequest;
import java.util.List;
import java.util.Set;

/**
 * Requests that are served at once though they have no session (H0): paths that the operator names,
 * CORS preflights and {@code OPTIONS *}. <em>Immutable.</em>
 *
 * @param paths whole paths, as they stand in the target
 * @param prefixes beginnings of paths, each ending in {@code /}; a path with an empty or dotted
 *     segment matches none, for the application may read it otherwise
 * @param preflights whether a CORS preflight is served at once
 */
record BypassRules(Set<String> paths, List<String> prefixes, boolean preflights) {
  BypassRules {
    paths = Set.copyOf(paths);
    prefixes = List.copyOf(prefixes);
  }

  /**
   * Whether {@code request} is served at once.
   *
   * @param isOurPreflight whether it is a preflight that is answered by us (H14)
   */
  boolean match(DistributionRequest request, boolean isOurPreflight) {
    if (request.method().equals("OPTIONS")
        && (request.target().equals("*") || (!isOurPreflight && isPreflight(request)))) {
      return true;
    }
    return (!paths.isEmpty() || !prefixes.isEmpty()) && matchPath(request.target());
  }

  private boolean isPreflight(DistributionRequest request) {
    return preflights
        && request.header("Origin") != null
        && request.header("Access-Control-Request-Method") != null;
  }

  private boolean matchPath(String target) {
    String pathAndQuery =
        target.startsWith("/") ? target : RequestTarget.parse(target).pathAndQuery();
    int query = pathAndQuery.indexOf('?');
    String path = query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
    return paths.contains(path) || (prefixes.stream().anyMatch(path::startsWith) && isPlain(path));
  }

  private static boolean isPlain(String path) {
    return !path.contains("//")
        && !path.contains("/.")
        && !path.contains("\\")
        && !path.contains("%2e")
        && !path.contains("%2E")
        && !path.contains("%2f")
        && !path.contains("%2F")
        && !path.contains("%5c")
        && !path.contains("%5C");
  }
}
