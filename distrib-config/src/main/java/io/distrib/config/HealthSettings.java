package io.distrib.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the nameserver watches the sites. <em>Immutable.</em>
 *
 * @param type how a site is probed
 * @param port the port that is probed; empty: the site's public port, else the type's default
 * @param request what is asked, by HTTP
 * @param expected what is to be answered, by HTTP
 * @param trust whose certificates are trusted under TLS; empty: those that the JDK trusts
 * @param client what is shown to sites that ask for a certificate under TLS; empty: nothing
 * @param sites the sites that are probed in another way, by id
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
    HealthRequest request,
    HealthExpectation expected,
    Optional<TrustFile> trust,
    Optional<ClientCertificate> client,
    Map<String, SiteProbe> sites,
    Duration interval,
    Duration timeout,
    int rise,
    int fall,
    int ok) {
  /** Not watched. */
  public static final HealthSettings NONE = of(HealthType.NONE);

  /** Copies the map. */
  public HealthSettings {
    sites = Map.copyOf(sites);
  }

  /** Every setting but the type at its default. */
  public static HealthSettings of(HealthType type) {
    return new HealthSettings(
        type,
        OptionalInt.empty(),
        HealthRequest.of(HealthRequest.DEFAULT_PATH),
        HealthExpectation.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Duration.ofMillis(400),
        Duration.ofMillis(700),
        2,
        3,
        2);
  }

  /** The type and the path: the rest may be secret. */
  @Override
  public String toString() {
    return "HealthSettings[" + type.text() + " " + request.path() + "]";
  }

  /** Whether sites are asked by HTTP. */
  public boolean isHttp() {
    return type == HealthType.HTTP || type == HealthType.HTTPS;
  }

  /** How the site {@code siteId} is probed. */
  public SiteProbe site(String siteId) {
    return sites.getOrDefault(siteId, SiteProbe.DEFAULT);
  }

  /** What the site {@code siteId} is asked for, by HTTP. */
  public String path(String siteId) {
    return site(siteId).path().orElse(request.path());
  }
}
