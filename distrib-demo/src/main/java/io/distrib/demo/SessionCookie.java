package io.distrib.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the session in a Cookie field. */
final class SessionCookie {
  private static final Pattern COOKIE =
      Pattern.compile("(?:^|;\\s*)" + Shop.COOKIE + "=([0-9a-f-]{36})(?:;|$)");

  private SessionCookie() {}

  /** The session that {@code field} names; null if it names none. */
  static @Nullable String read(@Nullable String field) {
    Matcher matcher = COOKIE.matcher(field == null ? "" : field);
    return matcher.find() ? matcher.group(1) : null;
  }

  /** The value of a Set-Cookie field for {@code session}: for this very name only. */
  static String write(String session) {
    return Shop.COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Lax";
  }
}
