package io.distrib.config;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How the nameserver watches the sites. <em>Immutable.</em>
 *
 * @param type how a site is probed
 * @param port the port that is probed; empty: the site's public port, else the type's default
 * @param path what is asked for, by HTTP
 * @param interval from one probe of a site to the next, 1 ms to 1 h
 * @param timeout how long a probe may take, 1 ms to 1 h
 * @param rise how many successes in a row turn a site up, 1 to 100
 * @param fall how many failures in a row turn it down, 1 to 100
 */
public record HealthSettings(
    HealthType type,
    OptionalInt port,
    String path,
    Duration interval,
    Duration timeout,
    int rise,
    int fall) {
  /** Not watched. */
  public static final HealthSettings NONE = of(HealthType.NONE);

  /** Every setting but the type at its default. */
  public static HealthSettings of(HealthType type) {
    return new HealthSettings(
        type,
        OptionalInt.empty(),
        "/distrib/health",
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        2,
        3);
  }

  /** Whether sites are asked by HTTP, for {@link #path}. */
  public boolean isHttp() {
    return type == HealthType.HTTP || type == HealthType.HTTPS;
  }
}
