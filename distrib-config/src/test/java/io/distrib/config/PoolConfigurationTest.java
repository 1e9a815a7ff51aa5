package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.HstsSettings;
import io.distrib.model.NamingRole;
import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import io.distrib.model.RedirectForm;
import io.distrib.model.TakeoverSettings;
import io.distrib.model.WaitingSettings;
import io.distrib.redirect.ScriptSettings;
import io.distrib.topology.Balance;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.ClientPlace;
import io.distrib.topology.DnsName;
import io.distrib.topology.GeoPoint;
import io.distrib.topology.Group;
import io.distrib.topology.Nearest;
import io.distrib.topology.Pool;
import io.distrib.topology.Site;
import io.distrib.topology.WhenNone;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sound file says. */
class PoolConfigurationTest {
  private final PoolConfiguration full = Examples.configuration("full.yaml");
  private final PoolConfiguration minimal = Examples.configuration("minimal.yaml");

  @TempDir Path folder;

  @Test
  void theTopologyIsAsWritten() {
    Site boston = full.topology().site("boston").orElseThrow();

    assertThat(full.topology().pool())
        .isEqualTo(
            new Pool(
                DnsName.of("app.example.test"),
                Balance.WEIGHTED,
                new Nearest(50, Balance.ROUND_ROBIN),
                Duration.ofSeconds(5),
                2,
                WhenNone.LAST_KNOWN,
                false,
                Duration.ofSeconds(90)));
    assertThat(boston.addresses()).hasSize(2);
    assertThat(boston.port()).hasValue(8080);
    assertThat(boston.httpsPort()).hasValue(8443);
    assertThat(boston.weight()).isEqualTo(2);
    assertThat(boston.location()).contains(new GeoPoint(42.36, -71.06));
    Group europe = full.topology().group("europe").orElseThrow();
    assertThat(europe.balance()).isEqualTo(Balance.NEAREST);
    assertThat(europe.places())
        .extracting(ClientPlace::toString)
        .containsExactly("continent:EU", "country:GL", "subdivision:US-HI", "asn:64500");
    assertThat(boston.aliases()).containsExactly(DnsName.of("bos.example.test"));
    assertThat(boston.ttl()).isZero();
    assertThat(full.topology().site("geneva").orElseThrow().ttl()).hasSeconds(5);
    assertThat(europe.fallback()).contains("americas");
    assertThat(full.topology().defaultGroup().orElseThrow().ttl()).hasSeconds(10);
  }

  @Test
  void theMarkerIsAsWritten() {
    assertThat(full.marker().placement()).isEqualTo(MarkerPlacement.PATH);
    assertThat(full.marker().lifetime()).hasSeconds(30);
    assertThat(full.marker().skew()).hasSeconds(2);
    assertThat(full.marker().stay()).hasMinutes(5);
    assertThat(full.marker().keys().stream().map(MarkerKey::id)).containsExactly('a', '2');
  }

  @Test
  void theRestIsAsWritten() {
    assertThat(full.maxOverflowHops()).hasValue(2);
    assertThat(full.redirect())
        .isEqualTo(
            new RedirectSettings(
                RedirectForm.SEE_OTHER,
                true,
                Optional.of(new HstsSettings(Duration.ofDays(730), true, true)),
                new ScriptSettings(
                    false, 410, Set.of("https://www.example.com", "http://localhost:3000")),
                200,
                Duration.ofMinutes(1),
                Duration.ofSeconds(20)));
    assertThat(full.bypass()).containsExactly("/health", "/static/*");
    assertThat(full.health())
        .isEqualTo(
            new HealthSettings(
                HealthType.HTTPS,
                OptionalInt.of(8080),
                new HealthRequest(
                    HttpProtocol.H2,
                    "/distrib/health?deep=1",
                    Optional.of("app.example.test:8443"),
                    Map.of("X-Probe", "for the probe", "accept-encoding", ""),
                    full.status()),
                new HealthExpectation(
                    List.of(new StatusRange(200, 299), new StatusRange(304, 304)),
                    Optional.of("all is well")),
                full.health().trust(),
                full.health().client(),
                Map.of(
                    "boston",
                    new SiteProbe(
                        Optional.of(InetAddresses.forString("10.0.0.10")),
                        OptionalInt.of(9000),
                        Optional.of("/internal/health"))),
                Duration.ofMillis(500),
                Duration.ofMillis(1500),
                1,
                2,
                3));
    TrustFile trust = full.health().trust().orElseThrow();
    assertThat(trust.file())
        .isEqualTo(Examples.file("examples/full.yaml").resolveSibling("keys/authority.pem"));
    assertThat(trust.certificates())
        .extracting(certificate -> certificate.getSubjectX500Principal().getName())
        .containsExactly("CN=one authority", "CN=another authority");
  }

  @Test
  void theWaitingIsAsWritten() throws IOException {
    assertThat(full.waiting())
        .contains(new WaitingSettings(20, Duration.ofSeconds(3), Duration.ofMinutes(2), 500));
    assertThat(minimal.waiting()).isEmpty();
    assertThat(with("waiting: {}\n").waiting()).contains(WaitingSettings.DEFAULT);
  }

  @Test
  void theProxiesAreAsWritten() throws IOException {
    assertThat(full.proxies().trusted())
        .map(ClientNetwork::toString)
        .containsExactly("10.0.0.0/8", "2001:db8:aa::/48");
    assertThat(full.proxies().headers()).isEqualTo(ProxyHeaders.FORWARDED);
    assertThat(minimal.proxies()).isEqualTo(ProxySettings.NONE);
    assertThat(with("proxies: { trusted: [10.0.0.1] }\n").proxies().headers())
        .isEqualTo(ProxyHeaders.X_FORWARDED);
  }

  @Test
  void theCookiesAreAsWritten() {
    assertThat(full.cookies().group()).contains(Duration.ofDays(30));
    assertThat(full.cookies().site()).contains(Duration.ofMinutes(90));
    assertThat(minimal.cookies()).isEqualTo(CookieSettings.NONE);
    assertThat(full.print()).contains("cookies:", "group: 2592000s", "site: 5400s");
  }

  @Test
  void theTakeoverIsAsWritten() {
    assertThat(full.takeover()).isEqualTo(new TakeoverSettings(true, Duration.ofSeconds(10), true));
    assertThat(minimal.takeover()).isEqualTo(TakeoverSettings.OFF);
    assertThat(full.print()).contains("takeover:", "worker: on", "after: 10s", "page: on");
    assertThat(minimal.print()).doesNotContain("takeover");
  }

  @Test
  void theNameserverIsAsWritten() {
    NamingSettings naming = full.nameserver();

    assertThat(naming.listen()).containsExactly(socket("127.0.0.1:5353"), socket("[::1]:5353"));
    assertThat(naming.control()).contains(Path.of("/run/distrib/control.sock"));
    assertThat(naming.state()).contains(Path.of("/var/lib/distrib/state.json"));
    assertThat(naming.zone()).isEqualTo(DnsName.of("example.test"));
    assertThat(naming.roles()).containsExactly(NamingRole.FAILOVER);
    assertThat(naming.nameservers()).hasSize(2);
    assertThat(naming.identity()).contains("ns1.app.example.test");
    assertThat(naming.zoneFile())
        .contains(Examples.file("examples/full.yaml").resolveSibling("app.zone"));
    assertThat(naming.hasHttpsRecords()).isFalse();
    assertThat(naming.negativeTtl()).hasMinutes(1);
    assertThat(naming.outside()).isEqualTo(OutsideMode.RECURSE);
    assertThat(naming.upstreams()).containsExactly(socket("192.0.2.53:53"));
    assertThat(naming.recursionClients()).hasSize(2);
    assertThat(naming.rateLimit())
        .isEqualTo(
            new RateLimitSettings(50, 3, List.of(ClientNetwork.parse("192.0.2.0/24").get())));
    assertThat(naming.proxies())
        .extracting(ClientNetwork::toString)
        .containsExactly("192.0.2.53/32", "2001:db8:53::/48");
  }

  @Test
  void whatIsNotWrittenHasItsDefault() {
    assertThat(minimal.topology().pool()).isEqualTo(Pool.named(DnsName.of("app.example.test")));
    assertThat(minimal.marker()).isEqualTo(MarkerSettings.DEFAULT);
    assertThat(minimal.maxOverflowHops()).isEmpty();
    assertThat(minimal.redirect()).isEqualTo(RedirectSettings.DEFAULT);
    assertThat(minimal.bypass()).isEmpty();
    assertThat(minimal.nameserver().listen()).containsExactly(socket("127.0.0.1:5353"));
    assertThat(minimal.nameserver().zone()).isEqualTo(DnsName.of("app.example.test"));
    assertThat(minimal.nameserver().roles()).isEqualTo(Set.of(NamingRole.values()));
    assertThat(minimal.nameserver().zoneFile()).isEqualTo(Optional.empty());
    assertThat(minimal.nameserver().outside()).isEqualTo(OutsideMode.REFUSE);
    assertThat(minimal.nameserver().rateLimit())
        .isEqualTo(new RateLimitSettings(1_000, 2, minimal.nameserver().recursionClients()));
    assertThat(minimal.health()).isEqualTo(HealthSettings.NONE);
  }

  @Test
  void jsonIsReadAsWell() {
    PoolConfiguration json = Examples.configuration("compact.json");

    assertThat(json.topology().sites().get(0).port()).hasValue(8443);
    assertThat(json.bypass()).containsExactly("/health", "/a");
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsDoNotMatter() throws IOException {
    String text = Examples.read(Examples.file("examples/minimal.yaml")).replace("\n", "\r\n");
    Path file = Files.writeString(folder.resolve("pool.yaml"), "\ufeff" + text);

    assertThat(PoolConfiguration.read(file)).isEqualTo(minimal);
  }

  @ParameterizedTest
  @MethodSource("io.distrib.config.Examples#good")
  void whatIsPrintedReadsAsTheSame(Path example) throws IOException {
    PoolConfiguration configuration = PoolConfiguration.read(example);
    Path file = Files.writeString(folder.resolve("printed.yaml"), configuration.print());

    PoolConfiguration again = PoolConfiguration.read(file);

    assertThat(again.print()).isEqualTo(configuration.print());
    assertThat(again)
        .usingRecursiveComparison()
        .ignoringFields("marker.keys", "status.value.secret", "health.request")
        .isEqualTo(configuration);
  }

  @Test
  void everyDefaultIsPrintedAndNoSecret() {
    assertThat(minimal.print())
        .contains("lifetime: 60s", "balance: least-busy", "type: none", "retry-after: 10s");
    assertThat(full.print())
        .contains("'***'")
        .doesNotContain("only for", "shared by", "open~sesame", "for the probe");
    assertThat(full.toString() + full.health().request())
        .doesNotContain("open~sesame", "for the probe");
  }

  private static InetSocketAddress socket(String text) {
    return SocketAddressText.parse(text).orElseThrow();
  }

  private PoolConfiguration with(String more) throws IOException {
    return Examples.minimalWith(folder, more);
  }
}
