package io.distrib.demo;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves the shop. <em>Thread-safe.</em> */
final class ShopServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Shop shop;

  ShopServlet(Shop shop) {
    this.shop = shop;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Shop.Page page = page(request);
    response.setContentType("text/html");
    if (page.newSession() != null) {
      response.addHeader("Set-Cookie", SessionCookie.write(page.newSession()));
    }
    response.getWriter().write(page.body());
  }

  private Shop.Page page(HttpServletRequest request) {
    String query = request.getQueryString();
    String target = request.getRequestURI() + (query == null ? "" : "?" + query);
    return shop.serve(SessionCookie.read(request.getHeader("Cookie")), target);
  }
}
