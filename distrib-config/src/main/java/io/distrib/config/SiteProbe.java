package io.distrib.config;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one site is probed in another way than the other sites of its pool. <em>Immutable.</em>
 *
 * @param address the address that is probed; empty: each of the site's
 * @param port the port that is probed; empty: {@code health.port}, else the site's public port,
 *     else the default of the type
 * @param path what is asked for by HTTP; empty: {@code health.path}
 */
public record SiteProbe(Optional<InetAddress> address, OptionalInt port, Optional<String> path) {
  /** As the other sites are. */
  public static final SiteProbe DEFAULT =
      new SiteProbe(Optional.empty(), OptionalInt.empty(), Optional.empty());
}
