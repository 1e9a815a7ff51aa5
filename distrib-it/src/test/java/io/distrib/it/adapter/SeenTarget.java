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
    if (EchoApplication.removesFields(target)) {
      response.setHeader("X-Removed", "by a reset");
      response.reset();
    }
    String cookie = EchoApplication.cookie(target);
    if (cookie != null) {
      response.setHeader("Set-Cookie", cookie);
    }
    byte[] body = EchoApplication.page(target);
    response.setContentLength(body.length);
    if (EchoApplication.sendsHeadEarly(target)) {
      response.flushBuffer();
    }
    response.getOutputStream().write(body);
  }
}
