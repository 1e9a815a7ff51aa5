package io.distrib.servlet;

import io.distrib.model.DistributionRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/**
 * How much a container takes of a head: of a request's, and of an answer's, for a redirect repeats
 * the target. <em>Immutable.</em>
 *
 * @param maxBytes of all its lines
 */
record HeadLimit(int maxBytes) {
  /** Jetty's and Tomcat's. */
  static final int DEFAULT = 8_192;

  /** A line that is shorter is not what makes a head too long. */
  private static final int SHORT = 1_024;

  /** The status line and all fields of a redirect, but for what stands in its Location. */
  private static final int ANSWER = 200;

  /** What a field has beside name and value: in HTTP/1.1, and as RFC 9113 6.5.2 counts. */
  private static final int LINE_FIELD = 4;

  private static final int LIST_FIELD = 32;

  /** The pseudo-header fields but for their values. */
  private static final int PSEUDO_FIELDS =
      ":method:scheme:path:authorityhttps".length() + 4 * LIST_FIELD;

  /**
   * How long the target of a request with {@code request}'s other parts may be.
   *
   * @param target the one that came
   * @param host the name under which the client asked
   */
  int maxTarget(HttpServletRequest request, String target, String host) {
    if (target.length() < SHORT) {
      return DistributionRequest.ANY_LENGTH;
    }
    int answer = ANSWER + "https://".length() + host.length();
    return maxBytes - Math.max(answer, othersOf(request, host));
  }

  private static int othersOf(HttpServletRequest request, String host) {
    boolean isLine = request.getProtocol().startsWith("HTTP/1");
    int others =
        request.getMethod().length()
            + (isLine ? "  HTTP/1.1\r\n\r\n".length() : PSEUDO_FIELDS + host.length());
    int field = isLine ? LINE_FIELD : LIST_FIELD;
    for (String name : Collections.list(request.getHeaderNames())) {
      for (String value : Collections.list(request.getHeaders(name))) {
        others += name.length() + value.length() + field;
      }
    }
    return others;
  }
}
