package io.distrib.examples;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The same application for servers without sessions of their own: it counts the visits of each
 * session, which a cookie names. <em>Thread-safe.</em>
 */
final class Visits {
  private static final Pattern COOKIE = Pattern.compile("(?:^|; ?)visitor=([0-9a-f-]{36})");

  private final Map<String, Integer> sessions = new ConcurrentHashMap<>();

  /** Whether the {@code Cookie} field names a live session. */
  boolean isLive(@Nullable String cookies) {
    String session = session(cookies);
    return session != null && sessions.containsKey(session);
  }

  /** The session that the {@code Cookie} field names, or a new one. */
  String open(@Nullable String cookies) {
    String session = session(cookies);
    return session != null && sessions.containsKey(session)
        ? session
        : UUID.randomUUID().toString();
  }

  /** The page: such as {@code visit 1 to /cart?size=2}. */
  String page(String session, String target) {
    return "visit " + sessions.merge(session, 1, Integer::sum) + " to " + target;
  }

  /** The {@code Set-Cookie} field that names the session: without a domain, it is this site's. */
  static String cookie(String session) {
    return "visitor=" + session + "; Path=/; HttpOnly";
  }

  private static @Nullable String session(@Nullable String cookies) {
    Matcher cookie = COOKIE.matcher(cookies == null ? "" : cookies);
    return cookie.find() ? cookie.group(1) : null;
  }
}
