package io.distrib.config;

import io.distrib.groups.GroupSelectors;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.ProxySettings;
import io.distrib.model.StatusSettings;
import io.distrib.model.TakeoverSettings;
import io.distrib.model.WaitingSettings;
import io.distrib.naming.NamingService;
import io.distrib.naming.NamingServiceBuilder;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;
import io.distrib.redirect.ScriptSettings;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Everything that the file says of a pool, defaults filled in. <em>Immutable.</em>
 *
 * @param topology the pool, its sites and groups
 * @param geo what tells where clients are
 * @param marker how markers look
 * @param maxOverflowHops how many redirects a walk along the ring may take, 1 to 99; empty: one
 *     less than the ring's sites, at most 15
 * @param redirect how clients are sent elsewhere, and away
 * @param waiting how clients that were turned away come back before newcomers; empty: they do not
 * @param waitingFiles the page for clients that are turned away
 * @param bypass paths that are served at once (H0); whole ones, and beginnings that end in {@code
 *     /*}
 * @param proxies which proxies are believed, and in what they speak
 * @param cookies what clients are given to remember
 * @param status where each site serves its status document, and to whom; empty: nowhere
 * @param takeover what browsers are told to do when their site dies
 * @param nameserver how the nameserver serves the pool's names
 * @param health how it watches the sites
 */
public record PoolConfiguration(
    Topology topology,
    GeoDatabases geo,
    MarkerSettings marker,
    OptionalInt maxOverflowHops,
    RedirectSettings redirect,
    Optional<WaitingSettings> waiting,
    WaitingFiles waitingFiles,
    List<String> bypass,
    ProxySettings proxies,
    CookieSettings cookies,
    Optional<StatusSettings> status,
    TakeoverSettings takeover,
    NamingSettings nameserver,
    HealthSettings health) {
  private static final String WEAK =
      " can be found by trying: it has less than 16 bytes (expected a long random one)";
  private static final int REPORTS = 4;
  private static final Duration MIN_LIFETIME = Duration.ofSeconds(10);

  /** Copies the list. */
  public PoolConfiguration {
    bypass = List.copyOf(bypass);
  }

  /**
   * What {@code file} says: YAML, or JSON, in UTF-8, at most 16 MiB.
   *
   * @throws InvalidConfigurationException with every fault
   */
  public static PoolConfiguration read(Path file) {
    return ConfigurationReader.read(file);
  }

  /**
   * A builder with everything that the file says of the site {@code siteId}. The health check is
   * served at once; where it asks for the status document, nobody else learns that it is there.
   *
   * @throws IllegalArgumentException if there is no such site
   */
  public DistributorBuilder distributor(String siteId) {
    DistributorBuilder builder =
        Distributor.builder(topology, siteId)
            .marker(marker)
            .redirectForm(redirect.form())
            .redirectsToHttps(redirect.isHttps())
            .scripts(redirect.scripts())
            .busy(redirect.busyStatus(), redirect.retryAfter())
            .proxies(proxies)
            .cookies(cookies)
            .takeover(takeover)
            .reloadEvery(redirect.reload());
    if (!geo.tables().isEmpty()) {
      builder.groupSelector(GroupSelectors.clients(topology, geo.tables()));
    }
    redirect.hsts().ifPresent(builder::hsts);
    maxOverflowHops.ifPresent(builder::maxOverflowHops);
    waiting.ifPresent(builder::waiting);
    builder.waitingPage(waitingFiles.content());
    bypass.forEach(builder::bypass);
    status.ifPresent(builder::status);
    String probed = health.path(siteId).replaceFirst("\\?.*", "");
    if (health.isHttp() && !status.map(StatusSettings::path).equals(Optional.of(probed))) {
      builder.bypass(probed);
    }
    return builder;
  }

  /** A builder with the pool's names, and the roles and the health of its nameserver. */
  public NamingServiceBuilder naming() {
    return NamingService.builder(topology)
        .databases(geo.tables())
        .roles(nameserver.roles())
        .answerAllAddresses(nameserver.answersAllAddresses())
        .thresholds(health.rise(), health.fall(), health.ok())
        .reportLifetime(reportLifetime());
  }

  /** Whether the health check asks the site {@code siteId} for its status document. */
  public boolean asksForStatus(String siteId) {
    return health.isHttp()
        && status.map(StatusSettings::path).equals(Optional.of(health.path(siteId)));
  }

  /** How long a site's report is good: so long that a few may be missing. */
  public Duration reportLifetime() {
    Duration several = health.interval().multipliedBy(REPORTS);
    return several.compareTo(MIN_LIFETIME) > 0 ? several : MIN_LIFETIME;
  }

  /**
   * What is allowed, but perhaps not meant: names that lie outside the zone, names whose sites are
   * all standbys, tickets that nothing signs, sites that nobody probes, secrets that can be
   * guessed.
   */
  public List<String> warnings() {
    return warnings(Set.of(nameserver.zone()));
  }

  /** The same where all of {@code zones} are served. */
  List<String> warnings(Set<DnsName> zones) {
    List<String> warnings = new ArrayList<>(ZoneWarnings.of(topology, nameserver.zone(), zones));
    warnings.addAll(PlaceWarnings.of(topology, geo.tables()));
    warnings.addAll(ColdWarnings.of(topology));
    AnswerSizes.warning(topology, nameserver.hasHttpsRecords()).ifPresent(warnings::add);
    if (waiting.isPresent() && marker.keys().isEmpty()) {
      warnings.add(
          "waiting: no return tickets are given: marker.keys are missing, to sign them by");
    }
    warnings.addAll(redirectWarnings());
    if (health.type() == HealthType.NONE) {
      warnings.add(
          "health: no site is probed, so none is ever found down (expected a type, such as http)");
    }
    for (MarkerKey key : marker.keys()) {
      if (key.isWeak()) {
        warnings.add("marker.keys: the secret of key " + key.id() + WEAK);
      }
    }
    if (status.flatMap(StatusSettings::secret).filter(MarkerKey::isWeakSecret).isPresent()) {
      warnings.add("status: the secret" + WEAK);
    }
    return List.copyOf(warnings);
  }

  private List<String> redirectWarnings() {
    List<String> warnings = new ArrayList<>();
    if (redirect.hsts().isPresent() && !nameserver.hasHttpsRecords()) {
      warnings.add(
          "redirect.hsts: browsers would come by https alone, but naming.https-records: false says"
              + " that not every site serves it");
    }
    if (redirect.scripts().areRedirected()
        && redirect.scripts().status() != ScriptSettings.DEFAULT.status()) {
      warnings.add("redirect.script-status: no script gets it with redirect.scripts: redirect");
    }
    return warnings;
  }

  /**
   * All of it as YAML, every default written out, every secret as {@code ***}; when read again it
   * gives an equal configuration, but for the secrets.
   */
  public String print() {
    return ConfigurationPrinter.print(this);
  }
}
