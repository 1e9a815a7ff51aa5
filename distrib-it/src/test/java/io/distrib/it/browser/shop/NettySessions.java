package io.distrib.it.browser.shop;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions of a site whose server has none of its own. <em>Thread-safe.</em> */
final class NettySessions {
  private static final String COOKIE = "SHOP";

  private final Map<String, Customer> customers = new ConcurrentHashMap<>();

  int count() {
    return customers.size();
  }

  /** The live session that {@code request} names; null if it names none. */
  @Nullable String find(HttpRequest request) {
    String field = request.headers().get(HttpHeaderNames.COOKIE, "");
    return ServerCookieDecoder.STRICT.decode(field).stream()
        .filter(cookie -> cookie.name().equals(COOKIE))
        .map(Cookie::value)
        .filter(customers::containsKey)
        .findFirst()
        .orElse(null);
  }

  @Nullable Customer customer(String session) {
    return customers.get(session);
  }

  /** The id of a session that begins with {@code customer}. */
  String begin(Customer customer) {
    String session = UUID.randomUUID().toString();
    customers.put(session, customer);
    return session;
  }

  void end(String session) {
    customers.remove(session);
  }

  /** The Set-Cookie field for {@code session}: for this very name only. */
  static String setCookie(String session) {
    return COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Lax";
  }
}
