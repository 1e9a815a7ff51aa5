package io.distrib.tomcat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.distrib.marker.PathMarkerRemoval;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Removes path markers and lets Tomcat map the request again, so that it picks security
 * constraints, filters and the servlet for the path that the application sees (rules, section 4).
 * Stands in the engine, or in a host each of whose applications distributes with {@code
 * marker.placement: path}. The filter behind judges the marker. <em>Thread-safe</em> once started.
 */
public final class PathMarkerValve extends ValveBase {
  private PathMarkerRemoval removal = PathMarkerRemoval.of("distrib");

  /** A valve for markers of the name {@code distrib}. */
  public PathMarkerValve() {
    super(true);
  }

  /**
   * The name of the markers, {@code marker.name}; default {@code distrib}.
   *
   * @throws IllegalArgumentException if no marker can have it
   */
  public void setMarkerName(String value) {
    removal = PathMarkerRemoval.of(value);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    String path = request.getRequestURI(); // Null if Tomcat could not read it, and refuses it.
    String unmarked = path == null ? null : removal.remove(path);
    if (path == null || unmarked == null || unmarked.equals(path)) {
      getNext().invoke(request, response);
    } else if (isMapped(request, response, unmarked)) {
      request.setAttribute(PathMarkerRemoval.MARKED_PATH, path);
      Connector connector = request.getConnector();
      connector.getService().getContainer().getPipeline().getFirst().invoke(request, response);
    }
  }

  /**
   * Whether Tomcat, which reads {@code path} as though it had come from the client, has not
   * answered the request itself. Only bytes are decoded and normalised; characters are taken on
   * trust.
   */
  private static boolean isMapped(Request request, Response response, String path)
      throws ServletException {
    byte[] bytes = path.getBytes(ISO_8859_1);
    request.getCoyoteRequest().requestURI().setBytes(bytes, 0, bytes.length);
    request.getMappingData().recycle();
    try {
      return request
          .getConnector()
          .getProtocolHandler()
          .getAdapter()
          .prepare(request.getCoyoteRequest(), response.getCoyoteResponse());
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
