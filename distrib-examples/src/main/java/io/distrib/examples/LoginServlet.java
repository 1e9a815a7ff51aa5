package io.distrib.examples;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.html.HtmlEscapers;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application whose users sign in at a provider of another site, and keep the session that they
 * had before. <em>Thread-safe.</em>
 */
final class LoginServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String LOGIN = "__Host-login";

  private final transient LoginProvider provider;
  private final transient Cache<String, String> users =
      CacheBuilder.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  LoginServlet(LoginProvider provider) {
    this.provider = provider;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getMethod() + " " + request.getRequestURI()) {
      case "GET /login" -> begin(request, response);
      case "POST /login/callback" -> answered(request, response);
      case "GET /login/end" -> end(request, response);
      case "GET /" -> page(request, response);
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  // region begin
  /** Sends the user to the provider. The cookie says which browser it is that may come back. */
  private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String state = UUID.randomUUID().toString();
    response.addHeader(
        "Set-Cookie",
        LOGIN + "=" + state + "; Path=/; Max-Age=600; HttpOnly; Secure; SameSite=None");
    response.sendRedirect(provider.page(callback(request), state));
  }

  /** Where the provider's answer comes: to the name of this site, where the session is. */
  private static String callback(HttpServletRequest request) {
    return "https://" + request.getHeader("Host") + "/login/callback";
  }

  // end region

  // region answered
  /** The provider's page posts its answer. The session's cookie, SameSite=Lax, does not come. */
  private void answered(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String state = request.getParameter("state");
    String code = request.getParameter("code");
    if (state == null || code == null || !state.equals(cookie(request))) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN, "No login has begun here");
      return;
    }
    users.put(state, provider.user(code, callback(request)));
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/login/end");
  }

  /** It comes again with the next request, a GET: only now is the session touched. */
  private void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String user = users.asMap().remove(cookie(request));
    if (user != null) {
      HttpSession session = request.getSession();
      request.changeSessionId();
      session.setAttribute("user", user);
    }
    response.sendRedirect("/");
  }

  // end region

  private static void page(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String page = VisitsServlet.page(request);
    Object user = request.getSession().getAttribute("user");
    String text = (user == null ? "Nobody" : user) + "'s " + page;
    response.setContentType("text/html; charset=utf-8");
    response
        .getWriter()
        .write(
            "<!DOCTYPE html><title>Shop</title><p>"
                + HtmlEscapers.htmlEscaper().escape(text)
                + "</p><p><a href=\"/login\">Sign in</a></p>");
  }

  /** What the cookie says; empty if there is none. */
  private static String cookie(HttpServletRequest request) {
    Cookie @Nullable [] cookies = request.getCookies();
    return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
        .filter(cookie -> cookie.getName().equals(LOGIN))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("");
  }
}
