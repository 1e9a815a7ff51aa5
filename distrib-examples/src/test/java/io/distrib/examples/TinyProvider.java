package io.distrib.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.google.common.html.HtmlEscapers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** An identity provider at another site, which knows one user: Ada. It speaks http. */
final class TinyProvider implements AutoCloseable {
  static final String HOST = "login.provider.test";

  private static final String CODE = "code for ada";

  private final HttpServer server;

  TinyProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/authorize", this::page);
    server.createContext("/token", this::token);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String address() {
    return "http://" + HOST + ":" + port();
  }

  /** The page whose form goes to the application (OAuth 2.0 Form Post Response Mode). */
  private void page(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
    String page =
        """
        <!DOCTYPE html><title>Provider</title><p>Who are you?</p>
        <form method="post" action="%s"><input type="hidden" name="code" value="%s">
        <input type="hidden" name="state" value="%s"><button>I am Ada</button></form>
        """
            .formatted(escaped(asked.get("redirect_uri")), CODE, escaped(asked.get("state")));
    answer(exchange, 200, "text/html", page);
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String claims = "{\"iss\": \"%s\", \"aud\": \"shop\", \"sub\": \"Ada\"}".formatted(address());
    String token =
        "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8));
    boolean isKnown = CODE.equals(fields(body).get("code"));
    String answer =
        isKnown ? "{\"id_token\": \"" + token + ".\"}" : "{\"error\": \"invalid_grant\"}";
    answer(exchange, isKnown ? 200 : 400, "application/json", answer);
  }

  private static Map<String, String> fields(String form) {
    return Arrays.stream(form.split("&", -1))
        .map(field -> field.split("=", 2))
        .collect(toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
  }

  private static String escaped(String value) {
    return HtmlEscapers.htmlEscaper().escape(Objects.requireNonNull(value));
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
