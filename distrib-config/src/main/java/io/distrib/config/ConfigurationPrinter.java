package io.distrib.config;

import com.google.common.collect.Maps;
import com.google.common.net.InetAddresses;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.NamingRole;
import io.distrib.model.ProxySettings;
import io.distrib.model.RedirectForm;
import io.distrib.model.StatusSettings;
import io.distrib.model.WaitingSettings;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.DnsName;
import io.distrib.topology.Group;
import io.distrib.topology.Pool;
import io.distrib.topology.Site;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes a configuration as the file that would say all of it. */
final class ConfigurationPrinter {
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
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("pool", pool(configuration.topology().pool()));
    Map<String, Object> sites = new LinkedHashMap<>();
    configuration
        .topology()
        .sites()
        .forEach(site -> sites.put(site.id(), site(site, configuration.health().site(site.id()))));
    file.put("sites", sites);
    Map<String, Object> groups = new LinkedHashMap<>();
    configuration.topology().groups().forEach(group -> groups.put(group.id(), group(group)));
    file.put("groups", groups);
    file.put("marker", marker(configuration.marker()));
    Map<String, Object> overflow = new LinkedHashMap<>();
    configuration.maxOverflowHops().ifPresent(hops -> overflow.put("max-hops", hops));
    file.put("overflow", overflow);
    file.put("redirect", redirect(configuration.redirect()));
    configuration.waiting().ifPresent(waiting -> file.put("waiting", waiting(waiting)));
    file.put("bypass", configuration.bypass());
    if (!configuration.proxies().trusted().isEmpty()) {
      file.put("proxies", proxies(configuration.proxies()));
    }
    if (configuration.cookies().areSet()) {
      file.put("cookies", cookies(configuration.cookies()));
    }
    configuration.status().ifPresent(status -> file.put("status", status(status)));
    file.put("naming", naming(configuration.nameserver()));
    file.put("health", health(configuration.health()));
    return file;
  }

  private static Map<String, Object> pool(Pool pool) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", pool.name().text());
    map.put("balance", pool.balance().text());
    map.put("ttl", DurationText.of(pool.ttl()));
    map.put("answers", pool.answers());
    map.put("when-none", pool.whenNone().text());
    map.put("slow-start", DurationText.of(pool.slowStart()));
    return map;
  }

  private static Map<String, Object> site(Site site, SiteProbe probe) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", site.name().text());
    map.put("addresses", site.addresses().stream().map(InetAddresses::toAddrString).toList());
    site.port().ifPresent(port -> map.put("port", port));
    map.put("weight", site.weight());
    map.put("aliases", texts(site.aliases()));
    map.put("ttl", DurationText.of(site.ttl()));
    if (!probe.equals(SiteProbe.DEFAULT)) {
      map.put("health", siteHealth(probe));
    }
    return map;
  }

  private static Map<String, Object> siteHealth(SiteProbe probe) {
    Map<String, Object> map = new LinkedHashMap<>();
    probe.address().map(InetAddresses::toAddrString).ifPresent(text -> map.put("address", text));
    probe.port().ifPresent(port -> map.put("port", port));
    probe.path().ifPresent(path -> map.put("path", path));
    return map;
  }

  private static Map<String, Object> group(Group group) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", group.name().text());
    map.put("sites", group.sites().stream().map(Site::id).toList());
    map.put("clients", group.clients().stream().map(ClientNetwork::toString).toList());
    group.fallback().ifPresent(fallback -> map.put("fallback", fallback));
    map.put("default", group.isDefault());
    map.put("ttl", DurationText.of(group.ttl()));
    return map;
  }

  private static Map<String, Object> marker(MarkerSettings marker) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("placement", marker.placement().text());
    map.put("name", marker.name());
    map.put("lifetime", DurationText.of(marker.lifetime()));
    map.put("skew", DurationText.of(marker.skew()));
    map.put("keys", marker.keys().stream().map(ConfigurationPrinter::key).toList());
    return map;
  }

  private static Map<String, Object> key(MarkerKey key) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", String.valueOf(key.id()));
    map.put("secret", "***");
    return map;
  }

  private static Map<String, Object> redirect(RedirectSettings redirect) {
    Map<String, Object> map = new LinkedHashMap<>();
    RedirectForm form = redirect.form();
    map.put("form", form == RedirectForm.META_REFRESH ? form.text() : form.status());
    map.put("busy-status", redirect.busyStatus());
    map.put("retry-after", DurationText.of(redirect.retryAfter()));
    return map;
  }

  private static Map<String, Object> waiting(WaitingSettings waiting) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("reserve", waiting.reservePercent());
    map.put("jitter", DurationText.of(waiting.jitter()));
    map.put("lifetime", DurationText.of(waiting.lifetime()));
    map.put("places", waiting.places());
    return map;
  }

  private static Map<String, Object> proxies(ProxySettings proxies) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("trusted", proxies.trusted().stream().map(ClientNetwork::toString).toList());
    map.put("headers", proxies.headers().text());
    return map;
  }

  private static Map<String, Object> cookies(CookieSettings cookies) {
    Map<String, Object> map = new LinkedHashMap<>();
    cookies.group().map(DurationText::of).ifPresent(lifetime -> map.put("group", lifetime));
    cookies.site().map(DurationText::of).ifPresent(lifetime -> map.put("site", lifetime));
    return map;
  }

  private static Map<String, Object> status(StatusSettings status) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", status.path());
    map.put("clients", status.clients().stream().map(ClientNetwork::toString).toList());
    status.secret().ifPresent(secret -> map.put("secret", "***"));
    return map;
  }

  private static Map<String, Object> naming(NamingSettings naming) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("listen", naming.listen().stream().map(SocketAddressText::of).toList());
    naming.control().map(Path::toString).ifPresent(path -> map.put("control", path));
    naming.state().map(Path::toString).ifPresent(path -> map.put("state", path));
    map.put("zone", naming.zone().text());
    Stream<NamingRole> roles = Stream.of(NamingRole.values()).filter(naming.roles()::contains);
    map.put("roles", roles.map(NamingRole::text).toList());
    if (!naming.nameservers().isEmpty()) {
      map.put("nameservers", texts(naming.nameservers()));
    }
    naming.identity().ifPresent(identity -> map.put("identity", identity));
    naming.zoneFile().map(Path::toString).ifPresent(file -> map.put("zone-file", file));
    map.put("negative-ttl", DurationText.of(naming.negativeTtl()));
    map.put("https-records", naming.hasHttpsRecords());
    map.put("outside", naming.outside().text());
    if (!naming.upstreams().isEmpty()) {
      map.put("upstreams", naming.upstreams().stream().map(SocketAddressText::of).toList());
    }
    map.put(
        "recursion-clients",
        naming.recursionClients().stream().map(ClientNetwork::toString).toList());
    map.put("rate-limit", rateLimit(naming.rateLimit()));
    if (!naming.proxies().isEmpty()) {
      map.put("proxies", naming.proxies().stream().map(ClientNetwork::toString).toList());
    }
    return map;
  }

  private static Map<String, Object> rateLimit(RateLimitSettings limit) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("per-second", limit.perSecond());
    map.put("slip", limit.slip());
    map.put("exempt", limit.exempt().stream().map(ClientNetwork::toString).toList());
    return map;
  }

  private static Map<String, Object> health(HealthSettings health) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", health.type().text());
    map.put("protocol", health.request().protocol().text());
    health.port().ifPresent(port -> map.put("port", port));
    map.put("path", health.request().path());
    health.request().host().ifPresent(host -> map.put("host", host));
    if (!health.request().headers().isEmpty()) {
      map.put("headers", Maps.transformValues(health.request().headers(), value -> "***"));
    }
    map.put("expect-status", statuses(health.expected()));
    health.expected().body().ifPresent(body -> map.put("expect-body", body));
    health.trust().ifPresent(trust -> map.put("trust-file", trust.file().toString()));
    health.client().ifPresent(client -> map.put("client-cert", client.file().toString()));
    map.put("interval", DurationText.of(health.interval()));
    map.put("timeout", DurationText.of(health.timeout()));
    map.put("rise", health.rise());
    map.put("fall", health.fall());
    map.put("ok", health.ok());
    return map;
  }

  private static List<String> statuses(HealthExpectation expected) {
    return expected.statuses().stream().map(StatusRange::toString).toList();
  }

  private static List<String> texts(List<DnsName> names) {
    return names.stream().map(DnsName::text).toList();
  }
}
