package io.distrib.jetty;

import io.distrib.marker.PathMarkerRemoval;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes path markers off before any context sees the request, so that Jetty maps security
 * constraints, filters and the servlet for the path that the application sees (rules, section 4).
 * Stands around every context whose filter distributes with {@code marker.placement: path}, and
 * only there. The filter behind judges the marker. <em>Thread-safe.</em>
 */
public final class PathMarkerHandler extends Handler.Wrapper {
  private final PathMarkerRemoval removal;

  /**
   * Takes off markers of the name {@code markerName}, and hands on to {@code handler}.
   *
   * @throws IllegalArgumentException if no marker can have the name
   */
  public PathMarkerHandler(String markerName, Handler handler) {
    super(handler);
    this.removal = PathMarkerRemoval.of(markerName);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getPath();
    String unmarked = path == null ? null : removal.remove(path);
    if (path == null || unmarked == null || unmarked.equals(path)) {
      return super.handle(request, response, callback);
    }
    request.setAttribute(PathMarkerRemoval.MARKED_PATH, path);
    return super.handle(new UnmarkedRequest(request, unmarked), response, callback);
  }

  /** The request as though it had come without markers. */
  private static final class UnmarkedRequest extends Request.Wrapper {
    private final HttpURI uri;

    UnmarkedRequest(Request request, String path) {
      super(request);
      this.uri = HttpURI.build(request.getHttpURI()).path(path).asImmutable();
    }

    @Override
    public HttpURI getHttpURI() {
      return uri;
    }
  }
}
