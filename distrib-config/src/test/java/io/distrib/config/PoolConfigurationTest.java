package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.distrib.Distributor;
import io.distrib.DistributorSource;
import io.distrib.LoadProbes;
import io.distrib.NamingService;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.Balance;
import io.distrib.model.ClientNetwork;
import io.distrib.model.CookieSettings;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionRequest;
import io.distrib.model.DnsName;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.NamingRole;
import io.distrib.model.Pool;
import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import io.distrib.model.Reason;
import io.distrib.model.RedirectForm;
import io.distrib.model.Scheme;
import io.distrib.model.Site;
import io.distrib.model.StatusSettings;
import io.distrib.model.WaitingSettings;
import io.distrib.model.WhenNone;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sound file says, and what follows from it. */
class PoolConfigurationTest {
  private final PoolConfiguration full = read("full.yaml");
  private final PoolConfiguration minimal = read("minimal.yaml");

  @TempDir Path folder;

  @Test
  void theTopologyIsAsWritten() {
    Site boston = full.topology().site("boston").orElseThrow();

    assertThat(full.topology().pool())
        .isEqualTo(
            new Pool(
                DnsName.of("app.example.test"),
                Balance.WEIGHTED,
                Duration.ofSeconds(5),
                2,
                WhenNone.LAST_KNOWN,
                Duration.ofSeconds(90)));
    assertThat(boston.addresses()).hasSize(2);
    assertThat(boston.port()).hasValue(8443);
    assertThat(boston.weight()).isEqualTo(2);
    assertThat(boston.aliases()).containsExactly(DnsName.of("bos.example.test"));
    assertThat(boston.ttl()).isZero();
    assertThat(full.topology().site("geneva").orElseThrow().ttl()).hasSeconds(5);
    assertThat(full.topology().group("europe").orElseThrow().fallback()).contains("americas");
    assertThat(full.topology().defaultGroup().orElseThrow().ttl()).hasSeconds(10);
  }

  @Test
  void theMarkerIsAsWritten() {
    assertThat(full.marker().placement()).isEqualTo(MarkerPlacement.PATH);
    assertThat(full.marker().lifetime()).hasSeconds(30);
    assertThat(full.marker().skew()).hasSeconds(2);
    assertThat(full.marker().keys().stream().map(MarkerKey::id)).containsExactly('a', '2');
  }

  @Test
  void theRestIsAsWritten() {
    assertThat(full.mostOverflowHops()).hasValue(2);
    assertThat(full.redirect())
        .isEqualTo(new RedirectSettings(RedirectForm.SEE_OTHER, 200, Duration.ofMinutes(1)));
    assertThat(full.bypass()).containsExactly("/health", "/static/*");
    assertThat(full.health())
        .isEqualTo(
            new HealthSettings(
                HealthType.HTTPS,
                OptionalInt.of(8080),
                "/distrib/health?deep=1",
                Optional.empty(),
                new HealthExpectation(
                    List.of(new StatusRange(200, 299), new StatusRange(304, 304)),
                    Optional.of("all is well")),
                full.health().trust(),
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
  void waitingWithoutAKeyIsWarnedOf() throws IOException {
    String key = "marker: { keys: [{ id: a, secret: \"only for tests\" }] }\n";

    assertThat(with("waiting: {}\n").warnings())
        .containsExactly(
            "waiting: no return tickets are given: marker.keys are missing, to sign them by");
    assertThat(with("waiting: {}\n" + key).warnings()).isEmpty();
    assertThat(with("").warnings()).isEmpty();
  }

  @Test
  void theDistributorGivesTicketsWhenTheFileSaysSo() throws IOException {
    String key = "marker: { keys: [{ id: a, secret: \"only for tests\" }] }\n";
    Distributor waiting = full(with("waiting: { jitter: 0s }\n" + key));
    Distributor plain = full(with(key));

    assertThat(turnedAway(waiting).setCookie()).contains("distrib_ticket=");
    assertThat(turnedAway(plain).setCookie()).isNull();
  }

  private static Distributor full(PoolConfiguration pool) {
    return pool.distributor("boston").loadProbe(LoadProbes.activeSessions(() -> 1, 1)).build();
  }

  private static DistributionDecision.Busy turnedAway(Distributor boston) {
    DistributionDecision.Redirect toSite =
        (DistributionDecision.Redirect) decide(boston, "app.example.test", "/");
    String target = toSite.location().replaceFirst("https://[^/]*", "");
    return (DistributionDecision.Busy) decide(boston, "boston.app.example.test", target);
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
  void theDistributorBelievesTheProxiesOfTheFile() throws IOException {
    Distributor boston = with("proxies: { trusted: [10.0.0.1] }\n").distributor("boston").build();
    DistributionRequest asked =
        new DistributionRequest(
            "GET",
            Scheme.HTTP,
            "app.example.test",
            "/",
            InetAddresses.forString("10.0.0.1"),
            false,
            name -> name.equals("X-Forwarded-Proto") ? "https" : null);

    assertThat(boston.decide(asked).toString()).contains("https://boston.app.example.test/");
  }

  @Test
  void theCookiesAreAsWritten() {
    assertThat(full.cookies().group()).contains(Duration.ofDays(30));
    assertThat(full.cookies().site()).contains(Duration.ofMinutes(90));
    assertThat(minimal.cookies()).isEqualTo(CookieSettings.NONE);
    assertThat(full.print()).contains("cookies:", "group: 2592000s", "site: 5400s");
    assertThat(decide(full.distributor("boston").build(), "bos.example.test", "/"))
        .isInstanceOfSatisfying(
            DistributionDecision.Redirect.class,
            redirect ->
                assertThat(redirect.cookies())
                    .hasSize(2)
                    .allMatch(cookie -> cookie.contains("; Domain=app.example.test; ")));
  }

  @Test
  void theStatusDocumentIsAsWritten() {
    StatusSettings status = full.status().orElseThrow();

    assertThat(status.path()).isEqualTo("/.well-known/site");
    assertThat(status.clients())
        .map(ClientNetwork::toString)
        .containsExactly("192.0.2.0/24", "2001:db8::/32");
    assertThat(status.authorization()).contains("Bearer open~sesame");
    assertThat(minimal.status()).isEmpty();
  }

  @Test
  void theHealthCheckAsksForTheStatusDocumentUnlessToldOtherwise() throws IOException {
    String status = "status: { clients: [192.0.2.53] }\n";

    assertThat(with(status + "health: { type: http }\n").health().path())
        .isEqualTo("/.well-known/distrib");
    assertThat(with("health: { type: https }\n").health().path()).isEqualTo("/distrib/health");
    assertThat(with(status + "health: { path: /up }\n").health().path()).isEqualTo("/up");
    assertThat(with(status).health()).isEqualTo(HealthSettings.NONE);
  }

  @Test
  void theDistributorServesTheStatusDocumentToThoseWhoMayReadIt() throws IOException {
    Distributor boston =
        with("status: { secret: open~sesame }\nhealth: { type: http }\n")
            .distributor("boston")
            .build();
    DistributionRequest asked = status("Bearer open~sesame");
    DistributionRequest other = status("Bearer other");

    assertThat(boston.statusAnswer(asked)).isPresent();
    assertThat(boston.statusAnswer(other)).isEmpty();
    assertThat(boston.decide(other).reason()).isEqualTo(Reason.POOL_TO_SITE);
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
  }

  @Test
  void whatIsNotWrittenHasItsDefault() {
    assertThat(minimal.topology().pool()).isEqualTo(Pool.named(DnsName.of("app.example.test")));
    assertThat(minimal.marker()).isEqualTo(MarkerSettings.DEFAULT);
    assertThat(minimal.mostOverflowHops()).isEmpty();
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
  void aHealthSectionWithoutATypeMeansHttp() throws IOException {
    String text = Examples.read(Examples.file("examples/minimal.yaml")) + "health: { rise: 1 }\n";
    Path file = Files.writeString(folder.resolve("pool.yaml"), text);

    assertThat(PoolConfiguration.read(file).health().type()).isEqualTo(HealthType.HTTP);
  }

  @Test
  void jsonIsReadAsWell() {
    PoolConfiguration json = read("compact.json");

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
        .ignoringFields("marker.keys", "status.value.secret")
        .isEqualTo(configuration);
  }

  @Test
  void everyDefaultIsPrintedAndNoSecret() {
    assertThat(minimal.print())
        .contains("lifetime: 60s", "balance: least-busy", "type: none", "retry-after: 10s");
    assertThat(full.print())
        .contains("'***'")
        .doesNotContain("only for", "shared by", "open~sesame");
    assertThat(full.toString()).doesNotContain("open~sesame");
  }

  @Test
  void namesOutsideTheZoneAreWarnedOf() {
    assertThat(read("documented.yaml").warnings())
        .containsExactly(
            "sites.boston.aliases[0]: \"bos.example.test\" lies outside the zone"
                + " app.example.test: another must serve it");
    assertThat(full.warnings()).isEmpty();
  }

  @Test
  void theDistributorDoesWhatTheFileSays() {
    Distributor boston = full.distributor("boston").build();

    assertThat(decide(boston, "bos.example.test", "/cart"))
        .isInstanceOfSatisfying(
            DistributionDecision.Redirect.class,
            redirect -> {
              assertThat(redirect.status()).isEqualTo(303);
              assertThat(redirect.location())
                  .startsWith("https://boston.app.example.test:8443/cart/distrib=");
            });
    assertThat(decide(boston, "boston.app.example.test", "/static/logo.png").reason())
        .isEqualTo(Reason.BYPASS_RULE);
    assertThat(decide(boston, "192.0.2.10", "/distrib/health?deep=1").reason())
        .isEqualTo(Reason.BYPASS_RULE);
  }

  @Test
  void theDistributorOfNoSiteIsRefused() {
    assertThatThrownBy(() -> full.distributor("bosten"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bosten");
  }

  @Test
  void theNamingServicePlaysTheRolesOfTheFile() {
    NamingService naming = full.naming().build();

    assertThat(naming.answer(new NamingQuestion(DnsName.of("app.example.test"), null)))
        .isInstanceOf(NamingAnswer.Elsewhere.class);
    assertThat(naming.answer(new NamingQuestion(DnsName.of("boston.app.example.test"), null)))
        .isInstanceOf(NamingAnswer.Sites.class);
  }

  @Test
  void anAdapterFindsTheReaderByItself() {
    Path file = Examples.file("examples/minimal.yaml");

    Distributor boston = DistributorSource.discover().distributor(file, "boston").build();

    assertThat(boston.site().id()).isEqualTo("boston");
  }

  /** What the minimal file says with {@code more} below it. */
  private PoolConfiguration with(String more) throws IOException {
    String text = Examples.read(Examples.file("examples/minimal.yaml")) + more;
    return PoolConfiguration.read(Files.writeString(folder.resolve("pool.yaml"), text));
  }

  private static DistributionRequest status(String authorization) {
    return new DistributionRequest(
        "GET",
        Scheme.HTTP,
        "app.example.test",
        StatusSettings.DEFAULT_PATH,
        null,
        false,
        name -> name.equals("Authorization") ? authorization : null);
  }

  private static DistributionDecision decide(Distributor distributor, String host, String target) {
    return distributor.decide(
        new DistributionRequest(
            "GET", Scheme.HTTPS, host, target, null, false, DistributionRequest.NO_HEADERS));
  }

  private static InetSocketAddress socket(String text) {
    return SocketAddressText.parse(text).orElseThrow();
  }

  private static PoolConfiguration read(String example) {
    return PoolConfiguration.read(Examples.file("examples/" + example));
  }
}
