package io.distrib.benchmarks.http;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions of an application without a container. <em>Thread-safe.</em> */
final class CookieSessions {
  private static final String NAME = "session=";

  private final Set<String> ids = ConcurrentHashMap.newKeySet();

  /** A new one, as a cookie. */
  String open() {
    String id = UUID.randomUUID().toString();
    ids.add(id);
    return NAME + id;
  }

  /** Whether {@code cookies}, the field of a request, names one. */
  boolean isLive(@Nullable String cookies) {
    int begin = cookies == null ? -1 : cookies.indexOf(NAME);
    if (cookies == null || begin < 0) {
      return false;
    }
    int end = cookies.indexOf(';', begin);
    return ids.contains(cookies.substring(begin + NAME.length(), end < 0 ? cookies.length() : end));
  }
}
