package io.distrib.it.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.adapter.testkit.AdapterServer;
import io.distrib.adapter.testkit.KitRow;
import io.distrib.adapter.testkit.KitScenario;
import io.distrib.adapter.testkit.RawResponse;
import io.distrib.adapter.testkit.ResponseInvariants;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * HTTP/2 under TLS, agreed on in the handshake (RFC 9113 3.2). Every row of the kit gives what it
 * gives without TLS, under the other scheme; those of {@link #OWN} are where more differs.
 */
class Http2TlsIT {
  private static final SelfSigned TLS = SelfSigned.make();
  private static final Map<KitScenario, AdapterServer> SITES = new EnumMap<>(KitScenario.class);
  private static final Map<KitScenario, AdapterServer> PLAIN = new EnumMap<>(KitScenario.class);

  /** Default ports (RFC 9110 4.2), what proxies say, and whose word on the scheme it is. */
  private static final String OWN =
      """
      default-port | FLAT | GET / HTTP/1.1 | Host: app.example.test:443 | 302 | https://boston.app.example.test/?distrib=@@
      other-scheme-port | FLAT | GET / HTTP/1.1 | Host: app.example.test:80 | 302 | https://boston.app.example.test:80/?distrib=@@
      other-port | FLAT | GET / HTTP/1.1 | Host: app.example.test:8443 | 302 | https://boston.app.example.test:8443/?distrib=@@
      empty-port | FLAT | GET / HTTP/1.1 | Host: app.example.test: | 302 | https://boston.app.example.test/?distrib=@@
      site-default-port | FLAT | GET /?distrib=@@ HTTP/1.1 | Host: boston.app.example.test:443 | 200 | /
      site-default-port-without-marker | FLAT | GET /x HTTP/1.1 | Host: boston.app.example.test:443 | 302 | https://app.example.test/x
      forwarded-proto-from-client | FLAT | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-Proto: http | 302 | https://boston.app.example.test/?distrib=@@
      proxied-http | PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-Proto: http | 302 | B/?distrib=@@
      proxied-https | PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-Proto: https | 302 | https://boston.app.example.test/?distrib=@@
      """;

  @AfterAll
  static void stop() {
    Stream.of(SITES, PLAIN).forEach(sites -> sites.values().forEach(AdapterServer::close));
  }

  static Stream<KitRow> rows() {
    return KitRow.all().stream()
        .filter(Http2Rows::isExpressible)
        .filter(row -> !row.fields().contains("proto=") && !row.fields().contains("-Proto:"))
        .filter(row -> !row.fields().matches("(?s).*:80\\b.*"));
  }

  static List<KitRow> own() {
    return OWN.lines().map(KitRow::parse).toList();
  }

  @Test
  void theKitHasNotShrunk() {
    assertThat(rows()).hasSizeGreaterThan(150);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theSameComesUnderTheOtherScheme(KitRow row) {
    RawResponse plain = askPlainly(row);
    RawResponse secure = ask(underTls(row), "https");
    assertThat(secure.status()).isEqualTo(plain.status());
    ResponseInvariants.check(secure);
    assertThat(secure.field("location")).isEqualTo(underTls(plain.field("location")));
    assertThat(secure.body()).isEqualTo(underTls(plain.body()));
  }

  @ParameterizedTest
  @MethodSource("own")
  void defaultPortsAreThoseOfTheScheme(KitRow row) {
    RawResponse answer = ask(row, "https");
    assertThat(answer.status()).isEqualTo(row.status());
    if (row.isServed()) {
      assertThat(answer.body()).isEqualTo("saw " + row.outcome());
    } else {
      assertThat(answer.field("location")).isEqualTo(row.outcome());
    }
  }

  @Test
  void theSchemeIsWhatTheStreamSays() { // RFC 9113 8.3.1: a proxy may have ended TLS
    KitRow row =
        KitRow.parse(
            "scheme | FLAT | GET / HTTP/1.1 | Host: app.example.test | 302 | B/?distrib=@@");
    assertThat(ask(row, "http").field("location")).isEqualTo(row.outcome());
  }

  @Test
  void whatAClientIsToRememberIsSentBackUnderTlsOnly() { // RFC 6265 5.2.5
    KitRow row = KitRow.named("cookies-set");
    assertThat(ask(row, "https").head())
        .filteredOn(line -> line.startsWith("set-cookie:"))
        .hasSize(2)
        .allMatch(line -> line.contains("; Secure"));
  }

  /** The placement cookie (H12) has another name there. */
  private static KitRow underTls(KitRow row) {
    String fields = row.fields();
    return new KitRow(
        row.name(),
        row.scenario(),
        row.line(),
        fields.contains("__Host-")
            ? fields.replace("__Host-", "")
            : fields.replace("distrib_here=", "__Host-distrib_here="),
        row.status(),
        row.outcome(),
        row.deviations());
  }

  private static RawResponse ask(KitRow row, String scheme) {
    AdapterServer site = SITES.computeIfAbsent(row.scenario(), Http2TlsIT::secure);
    try (Http2Client client = Http2Client.overTls(site.port(), TLS.client())) {
      return client.ask(Http2Rows.headers(row, scheme), row.isWhole());
    }
  }

  private static RawResponse askPlainly(KitRow row) {
    AdapterServer site =
        PLAIN.computeIfAbsent(
            row.scenario(), scenario -> KitKind.NETTY_HTTP2.start(scenario.distributor()));
    try (Http2Client client = new Http2Client(site.port())) {
      return client.ask(Http2Rows.headers(row, "http"), row.isWhole());
    }
  }

  private static AdapterServer secure(KitScenario scenario) {
    return NettySite.https2(scenario.distributor(), KitApplication.SEEN, TLS.server());
  }

  private static @Nullable String underTls(@Nullable String text) {
    return text == null ? null : text.replace("http://", "https://");
  }
}
