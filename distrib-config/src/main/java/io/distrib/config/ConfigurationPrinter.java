package io.distrib.config;

import com.google.common.collect.Maps;
import com.google.common.net.InetAddresses;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.NamingRole;
import io.distrib.model.ProxySettings;
import io.distrib.model.StatusSettings;
import io.distrib.model.TakeoverSettings;
import io.distrib.model.WaitingSettings;
import io.distrib.redirect.ScriptSettings;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.ClientPlace;
import io.distrib.topology.DnsName;
import io.distrib.topology.Group;
import io.distrib.topology.Pool;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes a configuration as the file that would say all of it. */
final class ConfigurationPrinter {
  private static final String HIDDEN = "***";

  private ConfigurationPrinter() {}

  static String print(PoolConfiguration configuration) {
    DumpSettings settings =
        DumpSettings.builder()
            .setUseUnicodeEncoding(false)
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDereferenceAliases(true)
            .build();
    return new Dump(settings).dumpToString(file(configuration));
  }

  private static Map<String, Object> file(PoolConfiguration configuration) {
    Topology topology = configuration.topology();
    Map<String, Object> sites = new LinkedHashMap<>();
    topology
        .sites()
        .forEach(site -> sites.put(site.id(), site(site, configuration.health().site(site.id()))));
    Map<String, Object> groups = new LinkedHashMap<>();
    topology.groups().forEach(group -> groups.put(group.id(), group(group)));
    WrittenSection file =
        new WrittenSection()
            .putAs(FileKeys.POOL, pool(topology.pool()))
            .putAs(FileKeys.SITES, sites)
            .putAs(FileKeys.GROUPS, groups);
    if (!configuration.geo().files().isEmpty()) {
      file.putAs(FileKeys.GEO, geo(configuration.geo()));
    }
    file.putAs(FileKeys.MARKER, marker(configuration.marker()))
        .putAs(FileKeys.OVERFLOW, overflow(configuration.maxOverflowHops()))
        .putAs(FileKeys.REDIRECT, redirect(configuration.redirect()));
    WaitingFiles waitingFiles = configuration.waitingFiles();
    configuration
        .waiting()
        .ifPresent(waiting -> file.putAs(FileKeys.WAITING, waiting(waiting, waitingFiles)));
    file.put(FileKeys.BYPASS, configuration.bypass());
    if (!configuration.proxies().trusted().isEmpty()) {
      file.putAs(FileKeys.PROXIES, proxies(configuration.proxies()));
    }
    if (configuration.cookies().areSet()) {
      file.putAs(FileKeys.COOKIES, cookies(configuration.cookies()));
    }
    configuration.status().ifPresent(status -> file.putAs(FileKeys.STATUS, status(status)));
    if (!configuration.takeover().equals(TakeoverSettings.OFF)) {
      file.putAs(FileKeys.TAKEOVER, takeover(configuration.takeover()));
    }
    return file.putAs(FileKeys.NAMING, naming(configuration.nameserver()))
        .putAs(FileKeys.HEALTH, health(configuration.health()))
        .map();
  }

  private static Map<String, Object> pool(Pool pool) {
    return new WrittenSection()
        .put(PoolKeys.NAME, pool.name().text())
        .put(PoolKeys.BALANCE, pool.balance())
        .put(PoolKeys.NEAREST_BAND, pool.nearest().bandPercent())
        .put(PoolKeys.NEAREST_THEN, pool.nearest().then())
        .put(PoolKeys.TTL, pool.ttl())
        .put(PoolKeys.ANSWERS, pool.answers())
        .put(PoolKeys.WHEN_NONE, pool.whenNone())
        .put(PoolKeys.PREFER_GROUP, pool.prefersGroup())
        .put(PoolKeys.SLOW_START, pool.slowStart())
        .map();
  }

  private static Map<String, Object> site(Site site, SiteProbe probe) {
    WrittenSection section =
        new WrittenSection()
            .put(SiteKeys.NAME, site.name().text())
            .put(
                SiteKeys.ADDRESSES,
                site.addresses().stream().map(InetAddresses::toAddrString).toList())
            .put(SiteKeys.PORT, site.port())
            .put(SiteKeys.HTTPS_PORT, site.httpsPort())
            .put(SiteKeys.WEIGHT, site.weight())
            .put(SiteKeys.COLD, site.cold())
            .put(SiteKeys.LOCATION, site.location())
            .put(SiteKeys.ALIASES, site.aliases().stream().map(DnsName::text).toList())
            .put(SiteKeys.TTL, site.ttl());
    if (!probe.equals(SiteProbe.DEFAULT)) {
      section.putAs(SiteKeys.HEALTH, siteHealth(probe));
    }
    return section.map();
  }

  private static Map<String, Object> siteHealth(SiteProbe probe) {
    return new WrittenSection()
        .put(SiteProbeKeys.ADDRESS, probe.address())
        .put(SiteProbeKeys.PORT, probe.port())
        .put(SiteProbeKeys.PATH, probe.path())
        .map();
  }

  private static Map<String, Object> group(Group group) {
    return new WrittenSection()
        .put(GroupKeys.NAME, group.name().text())
        .put(GroupKeys.SITES, group.sites().stream().map(Site::id).toList())
        .put(GroupKeys.WEIGHTS, Optional.of(group.weights()).filter(map -> !map.isEmpty()))
        .put(GroupKeys.CLIENTS, group.clients().stream().map(ClientNetwork::toString).toList())
        .put(GroupKeys.PLACES, group.places().stream().map(ClientPlace::toString).toList())
        .put(GroupKeys.FALLBACK, group.fallback())
        .put(GroupKeys.DEFAULT, group.isDefault())
        .put(GroupKeys.BALANCE, group.balance())
        .put(GroupKeys.TTL, group.ttl())
        .map();
  }

  private static Map<String, Object> geo(GeoDatabases geo) {
    return new WrittenSection()
        .putAs(GeoKeys.DATABASES, geo.files().stream().map(Path::toString).toList())
        .map();
  }

  private static Map<String, Object> marker(MarkerSettings marker) {
    return new WrittenSection()
        .put(MarkerKeys.PLACEMENT, marker.placement())
        .put(MarkerKeys.NAME, marker.name())
        .put(MarkerKeys.LIFETIME, marker.lifetime())
        .put(MarkerKeys.SKEW, marker.skew())
        .put(MarkerKeys.STAY, marker.stay())
        .putAs(MarkerKeys.KEYS, marker.keys().stream().map(ConfigurationPrinter::key).toList())
        .map();
  }

  private static Map<String, Object> key(MarkerKey key) {
    return new WrittenSection()
        .putAs(SigningKeys.ID, String.valueOf(key.id()))
        .putAs(SigningKeys.SECRET, HIDDEN)
        .map();
  }

  private static Map<String, Object> overflow(OptionalInt hops) {
    return new WrittenSection().put(OverflowKeys.MAX_HOPS, hops).map();
  }

  private static Map<String, Object> redirect(RedirectSettings redirect) {
    ScriptSettings scripts = redirect.scripts();
    List<String> origins = scripts.origins().stream().sorted().toList();
    return new WrittenSection()
        .put(RedirectKeys.FORM, redirect.form())
        .put(RedirectKeys.BUSY_STATUS, redirect.busyStatus())
        .put(RedirectKeys.RETRY_AFTER, redirect.retryAfter())
        .put(RedirectKeys.SCHEME, redirect.isHttps())
        .put(RedirectKeys.HSTS, redirect.hsts())
        .put(RedirectKeys.SCRIPTS, scripts.areRedirected())
        .put(RedirectKeys.SCRIPT_STATUS, scripts.status())
        .put(RedirectKeys.CORS_ORIGINS, Optional.of(origins).filter(list -> !list.isEmpty()))
        .put(RedirectKeys.RELOAD, redirect.reload())
        .map();
  }

  private static Map<String, Object> waiting(WaitingSettings waiting, WaitingFiles files) {
    WrittenSection section =
        new WrittenSection()
            .put(WaitingKeys.RESERVE, waiting.reservePercent())
            .put(WaitingKeys.JITTER, waiting.jitter())
            .put(WaitingKeys.LIFETIME, waiting.lifetime())
            .put(WaitingKeys.PLACES, waiting.places());
    files.page().ifPresent(page -> section.putAs(WaitingKeys.PAGE, page.toString()));
    files.texts().ifPresent(texts -> section.putAs(WaitingKeys.TEXTS, texts.toString()));
    return section.map();
  }

  private static Map<String, Object> proxies(ProxySettings proxies) {
    return new WrittenSection()
        .put(ProxyKeys.TRUSTED, proxies.trusted())
        .put(ProxyKeys.HEADERS, proxies.headers())
        .map();
  }

  private static Map<String, Object> cookies(CookieSettings cookies) {
    return new WrittenSection()
        .put(CookieKeys.GROUP, cookies.group())
        .put(CookieKeys.SITE, cookies.site())
        .map();
  }

  private static Map<String, Object> status(StatusSettings status) {
    WrittenSection section =
        new WrittenSection()
            .put(StatusKeys.PATH, status.path())
            .put(StatusKeys.CLIENTS, status.clients());
    status.secret().ifPresent(secret -> section.putAs(StatusKeys.SECRET, HIDDEN));
    return section.map();
  }

  private static Map<String, Object> takeover(TakeoverSettings takeover) {
    return new WrittenSection()
        .put(TakeoverKeys.WORKER, takeover.worker())
        .put(TakeoverKeys.AFTER, takeover.after())
        .put(TakeoverKeys.PAGE, takeover.page())
        .map();
  }

  private static Map<String, Object> naming(NamingSettings naming) {
    Stream<NamingRole> roles = Stream.of(NamingRole.values()).filter(naming.roles()::contains);
    WrittenSection section =
        new WrittenSection()
            .put(NamingKeys.LISTEN, naming.listen())
            .put(NamingKeys.CONTROL, naming.control())
            .put(NamingKeys.STATE, naming.state())
            .put(NamingKeys.ZONE, naming.zone())
            .put(NamingKeys.ROLES, roles.toList())
            .put(NamingKeys.NAMESERVERS, unlessEmpty(naming.nameservers()))
            .put(NamingKeys.IDENTITY, naming.identity());
    naming.zoneFile().ifPresent(file -> section.putAs(NamingKeys.ZONE_FILE, file.toString()));
    section
        .put(NamingKeys.NEGATIVE_TTL, naming.negativeTtl())
        .put(NamingKeys.HTTPS_RECORDS, naming.hasHttpsRecords())
        .put(NamingKeys.ANSWER_ALL_ADDRESSES, naming.answersAllAddresses())
        .put(NamingKeys.OUTSIDE, naming.outside());
    if (!naming.upstreams().isEmpty()) {
      section.putAs(
          NamingKeys.UPSTREAMS, naming.upstreams().stream().map(SocketAddressText::of).toList());
    }
    return section
        .put(NamingKeys.RECURSION_CLIENTS, naming.recursionClients())
        .putAs(NamingKeys.RATE_LIMIT, rateLimit(naming.rateLimit()))
        .put(NamingKeys.PROXIES, unlessEmpty(naming.proxies()))
        .map();
  }

  private static Map<String, Object> rateLimit(RateLimitSettings limit) {
    return new WrittenSection()
        .put(RateLimitKeys.PER_SECOND, limit.perSecond())
        .put(RateLimitKeys.SLIP, limit.slip())
        .put(RateLimitKeys.EXEMPT, limit.exempt())
        .map();
  }

  private static Map<String, Object> health(HealthSettings health) {
    WrittenSection section =
        new WrittenSection()
            .put(HealthKeys.TYPE, health.type())
            .put(HealthKeys.PROTOCOL, health.request().protocol())
            .put(HealthKeys.PORT, health.port())
            .put(HealthKeys.PATH, health.request().path());
    health.request().host().ifPresent(host -> section.putAs(HealthKeys.HOST, host));
    if (!health.request().headers().isEmpty()) {
      section.putAs(
          HealthKeys.HEADERS, Maps.transformValues(health.request().headers(), value -> HIDDEN));
    }
    section
        .put(HealthKeys.EXPECT_STATUS, health.expected().statuses())
        .put(HealthKeys.EXPECT_BODY, health.expected().body());
    health.trust().ifPresent(t -> section.putAs(HealthKeys.TRUST_FILE, t.file().toString()));
    health.client().ifPresent(c -> section.putAs(HealthKeys.CLIENT_CERT, c.file().toString()));
    return section
        .put(HealthKeys.INTERVAL, health.interval())
        .put(HealthKeys.TIMEOUT, health.timeout())
        .put(HealthKeys.RISE, health.rise())
        .put(HealthKeys.FALL, health.fall())
        .put(HealthKeys.OK, health.ok())
        .map();
  }

  private static <T> Optional<List<T>> unlessEmpty(List<T> items) {
    return items.isEmpty() ? Optional.empty() : Optional.of(items);
  }
}
