package io.distrib.it.adapter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The application of a site in a servlet container: it answers with the target that it sees. */
@SuppressWarnings("serial")
final class SeenTarget extends HttpServlet {
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String query = request.getQueryString();
    String target = request.getRequestURI() + (query == null ? "" : "?" + query);
    byte[] body = ("saw " + target).getBytes(ISO_8859_1);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
