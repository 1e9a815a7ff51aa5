package io.distrib.benchmarks.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The application in a container. */
@SuppressWarnings("serial")
final class HelloServlet extends HttpServlet {
  /** A filter that only passes all on. */
  static final Filter PASSING = (request, response, chain) -> chain.doFilter(request, response);

  private static final byte[] HELLO = "hello".getBytes(US_ASCII);
  private static final FilterChain NOTHING = (request, response) -> {};

  private final transient @Nullable Filter filter;

  /** One behind {@code filter}, which {@code /cost} puts to the test; null if there is none. */
  HelloServlet(@Nullable Filter filter) {
    this.filter = filter;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    var unused = request.getSession();
    Filter tested = filter;
    byte[] body =
        tested != null && request.getRequestURI().equals("/cost")
            ? cost(tested, request, response)
            : HELLO;
    response.setContentType("text/plain");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** The filter again and again on this request, which is the container's own. */
  private static byte[] cost(
      Filter tested, HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    try {
      double nanos =
          ThreadCost.added(
              () -> tested.doFilter(request, response, NOTHING),
              () -> NOTHING.doFilter(request, response));
      return String.format(Locale.ROOT, "%.1f", nanos).getBytes(US_ASCII);
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
