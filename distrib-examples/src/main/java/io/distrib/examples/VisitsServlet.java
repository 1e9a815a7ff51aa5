package io.distrib.examples;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** An application that keeps a session: it counts the client's visits, and tells what it saw. */
public final class VisitsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** With no visits yet. */
  public VisitsServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    response.getWriter().write(page(request));
  }

  /** The page: such as {@code visit 1 to /cart?size=2}. */
  static String page(HttpServletRequest request) {
    HttpSession session = request.getSession();
    int visit = session.getAttribute("visits") instanceof Integer visits ? visits + 1 : 1;
    session.setAttribute("visits", visit);
    String query = request.getQueryString();
    return "visit " + visit + " to " + request.getRequestURI() + (query == null ? "" : "?" + query);
  }
}
