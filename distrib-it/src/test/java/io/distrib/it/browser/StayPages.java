package io.distrib.it.browser;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;

/**
 * An application that begins a session only at {@code /begin}, and takes no form of another origin
 * but at {@code /acs}. Below {@code /elsewhere} are pages of other sites.
 */
final class StayPages extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final String site;

  StayPages(String site) {
    this.site = site;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/html; charset=utf-8");
    response
        .getWriter()
        .print("<!DOCTYPE html><title>Shop</title><body>" + body(request, response));
  }

  private String body(HttpServletRequest request, HttpServletResponse response) {
    return switch (request.getRequestURI()) {
      case "/form" ->
          "Form at " + site + " <form method=post action=/save><button>Save</button></form>";
      case "/save" -> save(request, response);
      case "/begin" -> known(request.getSession(true));
      case "/look", "/acs" -> known(request.getSession(false));
      case "/elsewhere/provider" ->
          "Provider <form method=post action='%s/acs'><button>Sign in</button></form>"
              .formatted(request.getParameter("of"));
      case "/elsewhere/mail" ->
          "Mail <a href='%s/look' rel=noreferrer>Your order</a>"
              .formatted(request.getParameter("of"));
      default -> "";
    };
  }

  private String save(HttpServletRequest request, HttpServletResponse response) {
    String own = request.getScheme() + "://" + request.getHeader("Host");
    String origin = Objects.requireNonNullElse(request.getHeader("Origin"), "none");
    if (origin.equals(own)) {
      return "Saved at " + site;
    }
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    return site + " refuses Origin " + origin;
  }

  private String known(HttpSession session) {
    String who = session == null ? "nobody" : session.getId();
    return "<p>" + site + " knows " + who + "</p><a href=/look>Look</a>";
  }
}
