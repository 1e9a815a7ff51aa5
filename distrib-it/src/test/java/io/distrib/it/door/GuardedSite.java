package io.distrib.it.door;

import java.util.Map;
import java.util.Set;

/**
 * A container with the filter in front of four servlets, three of them only for the role {@code
 * staff}, that is for the user {@code ann} with the password {@code hush}; and with what takes path
 * markers off before the container maps.
 */
interface GuardedSite extends AutoCloseable {
  /** The pattern of each servlet by its name. */
  Map<String, String> SERVLETS =
      Map.of("front", "/", "admin", "/admin/*", "exact", "/exact", "view", "*.view");

  /** Those that are guarded. */
  Set<String> GUARDED = Set.of("/admin/*", "/exact", "*.view");

  int port();

  @Override
  void close();
}
