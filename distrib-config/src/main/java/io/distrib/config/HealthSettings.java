package io.distrib.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the nameserver watches the sites. <em>Immutable.</em>
 *
 * @param type how a site is probed
 * @param port the port that is probed; empty: the site's public port, else the type's default
 * @param path what is asked for, by HTTP
 * @param authorization the field of that name, by HTTP: what the status document asks for
 * @param expected what is to be answered, by HTTP
 * @param trust whose certificates are trusted under TLS; empty: those that the JDK trusts
 * @param interval from one probe of a site to the next, 1 ms to 1 h
 * @param timeout how long a probe may take, 1 ms to 1 h
 * @param rise how many successes in a row turn a site up, 1 to 100
 * @param fall how many failures turn it down, 1 to 100, with no {@code ok} successes in a row
 *     between them
 * @param ok how many successes in a row make a site trusted again that has failed, 1 to 100
 */
public record HealthSettings(
    HealthType type,
    OptionalInt port,
    String path,
    Optional<String> authorization,
    HealthExpectation expected,
    Optional<TrustFile> trust,
    Duration interval,
    Duration timeout,
    int rise,
    int fall,
    int ok) {
  /** Not watched. */
  public static final HealthSettings NONE = of(HealthType.NONE);

  /** Every setting but the type at its default. */
  public static HealthSettings of(HealthType type) {
    return new HealthSettings(
        type,
        OptionalInt.empty(),
        "/distrib/health",
        Optional.empty(),
        HealthExpectation.DEFAULT,
        Optional.empty(),
        Duration.ofMillis(400),
        Duration.ofMillis(700),
        2,
        3,
        2);
  }

  /** The type and the path: the rest may be secret. */
  @Override
  public String toString() {
    return "HealthSettings[" + type.text() + " " + path + "]";
  }

  /** Whether sites are asked by HTTP, for {@link #path}. */
  public boolean isHttp() {
    return type == HealthType.HTTP || type == HealthType.HTTPS;
  }
}
