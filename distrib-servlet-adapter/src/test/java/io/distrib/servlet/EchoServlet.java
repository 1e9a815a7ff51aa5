package io.distrib.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells all that an application can see of a request's target. */
@SuppressWarnings("serial")
final class EchoServlet extends HttpServlet {
  private final String name;

  EchoServlet(String name) {
    this.name = name;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String shown = show(request);
    if (request.getParameter("session") != null) {
      request.getSession();
    }
    if (request.getParameter("rename") != null) {
      request.changeSessionId();
    }
    if (request.getParameter("leave") != null) {
      request.getSession().invalidate();
    }
    response.setContentType("text/plain; charset=utf-8");
    response.getOutputStream().write(shown.getBytes(UTF_8));
  }

  String show(HttpServletRequest request) {
    String parameters =
        request.getParameter("raw") != null
            ? ""
            : new TreeMap<>(request.getParameterMap())
                .entrySet().stream().map(EchoServlet::show).collect(Collectors.joining(" "));
    return String.join(
        "|",
        name,
        request.getRequestURI(),
        String.valueOf(request.getQueryString()),
        request.getServletPath(),
        String.valueOf(request.getPathInfo()),
        request.getRequestURL(),
        parameters,
        String.join(",", Collections.list(request.getParameterNames()).stream().sorted().toList()),
        "");
  }

  private static String show(Map.Entry<String, String[]> entry) {
    return entry.getKey() + "=" + String.join(",", entry.getValue());
  }
}
