package io.distrib.it.door;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with its name and what it sees of the path. */
@SuppressWarnings("serial")
final class NamedServlet extends HttpServlet {
  private final String name;

  NamedServlet(String name) {
    this.name = name;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String seen =
        String.join(
            "|",
            name + " saw " + request.getRequestURI(),
            request.getServletPath(),
            String.valueOf(request.getPathInfo()),
            String.valueOf(request.getQueryString()));
    response.getOutputStream().write(seen.getBytes(US_ASCII));
  }
}
