package io.distrib.it.browser.shop;

import com.google.common.base.MoreObjects;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** The shop in a servlet container, with the container's sessions. <em>Thread-safe.</em> */
final class ShopServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String CUSTOMER = "customer";

  private final transient Shop shop;

  ShopServlet(Shop shop) {
    this.shop = shop;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Reply reply =
        shop.serve(
            new Ask(
                request.getMethod(),
                request.getRequestURI(),
                request::getParameter,
                () -> customer(request.getSession())));
    switch (reply.session()) {
      case STAYS -> {}
      case IS_RENAMED -> request.changeSessionId();
      case ENDS -> request.getSession().invalidate();
    }
    response.setStatus(reply.status());
    response.setContentType(reply.type());
    if (reply.location() != null) {
      response.setHeader("Location", reply.location());
    }
    reply.body().copyTo(response.getOutputStream());
  }

  private static Customer customer(HttpSession session) {
    synchronized (session) {
      Customer customer =
          MoreObjects.firstNonNull((Customer) session.getAttribute(CUSTOMER), new Customer());
      session.setAttribute(CUSTOMER, customer);
      return customer;
    }
  }
}
