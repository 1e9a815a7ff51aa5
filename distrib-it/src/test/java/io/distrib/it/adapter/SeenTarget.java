package io.distrib.it.adapter;

import io.distrib.adapter.testkit.EchoApplication;
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
    byte[] body = EchoApplication.page(target);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
