package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.common.base.Splitter;
import com.google.common.net.InetAddresses;
import io.distrib.model.DistributionRequest;
import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import io.distrib.model.Reason;
import io.distrib.model.Scheme;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import io.distrib.topology.ClientNetwork;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a trusted proxy says counts, and what it merely passes on does not. */
class TrustedProxiesTest {
  private static final String POOL = "app.example.test";
  private static final String NEAREST = "10.0.0.1";
  private static final List<ClientNetwork> TRUSTED =
      List.of(
          ClientNetwork.parse("10.0.0.0/8").orElseThrow(),
          ClientNetwork.parse("2001:db8:aa::/48").orElseThrow());

  /** Fields, and what is taken from them: scheme, Host, client; the Host sent is the pool's. */
  private static final String SEPARATE =
      """
      X-Forwarded-For: 192.0.2.7 -> http app.example.test 192.0.2.7
      x-forwarded-for: 192.0.2.7:4711 -> http app.example.test 192.0.2.7
      X-Forwarded-For: 2001:db8::7 -> http app.example.test 2001:db8::7
      X-Forwarded-For: [2001:db8::7] -> http app.example.test 2001:db8::7
      X-Forwarded-For: [2001:db8::7]:4711 -> http app.example.test 2001:db8::7
      X-Forwarded-For: ::ffff:192.0.2.7 -> http app.example.test 192.0.2.7
      X-Forwarded-For: 198.51.100.7, 192.0.2.7 -> http app.example.test 192.0.2.7
      X-Forwarded-For: 198.51.100.7, 192.0.2.7, 10.1.2.3 -> http app.example.test 192.0.2.7
      X-Forwarded-For: 198.51.100.7, 192.0.2.7, 2001:db8:aa::1, 10.1.2.3 -> http app.example.test 192.0.2.7
      X-Forwarded-For: 10.9.9.9, 10.1.2.3 -> http app.example.test 10.9.9.9
      X-Forwarded-For: , ,192.0.2.7, , -> http app.example.test 192.0.2.7
      X-Forwarded-For: "192.0.2.9, 192.0.2.7 -> http app.example.test 192.0.2.7
      X-Forwarded-For: 192.0.2.9, "192.0.2.7" -> http app.example.test -
      X-Forwarded-For: unknown -> http app.example.test -
      X-Forwarded-For: localhost -> http app.example.test -
      X-Forwarded-For: 192.0.2.7, 192.0.2 -> http app.example.test -
      X-Forwarded-For: 192.0.2.7, 300.1.1.1 -> http app.example.test -
      X-Forwarded-For: 192.0.2.7, fe80::1%eth0 -> http app.example.test -
      X-Forwarded-For: 192.0.2.7, [10.0.0.1] -> http app.example.test -
      X-Forwarded-For: 192.0.2.7, [2001:db8::7 -> http app.example.test -
      X-Forwarded-For: 192.0.2.7, [2001:db8::7]x -> http app.example.test -
      X-Forwarded-For: 192.0.2.7, _hidden, 10.1.2.3 -> http app.example.test -
      X-Forwarded-For: -> http app.example.test 10.0.0.1
      X-Unrelated: 1 -> http app.example.test 10.0.0.1
      Forwarded: for=192.0.2.7;proto=https;host=boston.app.example.test -> http app.example.test 10.0.0.1
      X-Forwarded-Proto: https -> https app.example.test 10.0.0.1
      X-Forwarded-Proto: HTTPS -> https app.example.test 10.0.0.1
      X-Forwarded-Proto: wss -> http app.example.test 10.0.0.1
      X-Forwarded-Proto: javascript -> http app.example.test 10.0.0.1
      X-Forwarded-Proto: http, https -> https app.example.test 10.0.0.1
      X-Forwarded-For: 192.0.2.7 ;; X-Forwarded-Proto: evil, https -> https app.example.test 192.0.2.7
      X-Forwarded-For: 192.0.2.7, 10.1.2.3 ;; X-Forwarded-Proto: http, https, http -> https app.example.test 192.0.2.7
      X-Forwarded-For: 192.0.2.7, 10.1.2.3 ;; X-Forwarded-Proto: https -> https app.example.test 192.0.2.7
      X-Forwarded-Host: boston.app.example.test -> http boston.app.example.test 10.0.0.1
      X-Forwarded-Host: BOSTON.app.example.test.:8080 -> http boston.app.example.test:8080 10.0.0.1
      X-Forwarded-Host: evil.test, boston.app.example.test -> http boston.app.example.test 10.0.0.1
      X-Forwarded-Host: user@evil.test -> http app.example.test 10.0.0.1
      X-Forwarded-Host: evil.test/x -> http app.example.test 10.0.0.1
      X-Forwarded-Host: evil.test:99999 -> http app.example.test 10.0.0.1
      X-Forwarded-Host: [::1 -> http app.example.test 10.0.0.1
      X-Forwarded-Port: 8443 -> http app.example.test:8443 10.0.0.1
      X-Forwarded-Port: 1, 8443 -> http app.example.test:8443 10.0.0.1
      X-Forwarded-Port: 9090 -> http app.example.test:9090 10.0.0.1
      X-Forwarded-Port: 65535 -> http app.example.test:65535 10.0.0.1
      X-Forwarded-Port: 0 -> http app.example.test 10.0.0.1
      X-Forwarded-Port: 65536 -> http app.example.test 10.0.0.1
      X-Forwarded-Port: -1 -> http app.example.test 10.0.0.1
      X-Forwarded-Port: 8443x -> http app.example.test 10.0.0.1
      X-Forwarded-Port: 99999999999 -> http app.example.test 10.0.0.1
      X-Forwarded-Host: boston.app.example.test:81 ;; X-Forwarded-Port: 8443 -> http boston.app.example.test:8443 10.0.0.1
      """;

  private static final String STANDARD =
      """
      Forwarded: for=192.0.2.7 -> http app.example.test 192.0.2.7
      Forwarded: For="192.0.2.7:4711" -> http app.example.test 192.0.2.7
      Forwarded: for=192.0.2.7:4711 -> http app.example.test 192.0.2.7
      Forwarded: for="[2001:db8::7]:_port" -> http app.example.test 2001:db8::7
      Forwarded: by=10.0.0.1; for=192.0.2.7 ; PROTO=https;host="boston.app.example.test:8443" -> https boston.app.example.test:8443 192.0.2.7
      Forwarded: ;for=192.0.2.7;;proto=https; -> https app.example.test 192.0.2.7
      Forwarded: for=198.51.100.7;proto=http, for=192.0.2.7;proto=https -> https app.example.test 192.0.2.7
      Forwarded: for=192.0.2.7;proto=https, for=10.1.2.3;proto=http -> https app.example.test 192.0.2.7
      Forwarded: for=192.0.2.7, for=10.1.2.3;proto=https;host=boston.app.example.test -> https boston.app.example.test 192.0.2.7
      Forwarded: for=1.2.3.4;host=evil.test, for=192.0.2.7, for=10.1.2.3 -> http app.example.test 192.0.2.7
      Forwarded: for="198.51.100.7, for=192.0.2.7;proto=https -> https app.example.test 192.0.2.7
      Forwarded: for=198.51.100.7;x=", for=192.0.2.7;y="a, b";proto=https -> https app.example.test 192.0.2.7
      Forwarded: for=unknown -> http app.example.test -
      Forwarded: for=_hidden;proto=https -> https app.example.test -
      Forwarded: for="_hidden", for=10.1.2.3;proto=https -> https app.example.test -
      Forwarded: proto=https -> https app.example.test -
      Forwarded: for=192.0.2.7;for=192.0.2.8;proto=https -> http app.example.test -
      Forwarded: for=192.0.2.7;proto -> http app.example.test -
      Forwarded: for=192.0.2.7 proto=https -> http app.example.test -
      Forwarded: for = 192.0.2.7 -> http app.example.test -
      Forwarded: for="192.0.2.\\7";proto=https -> http app.example.test -
      Forwarded: for=192.0.2.7;proto=ftp;host=evil@x -> http app.example.test 192.0.2.7
      Forwarded: -> http app.example.test 10.0.0.1
      X-Forwarded-For: 192.0.2.7 ;; X-Forwarded-Proto: https ;; X-Forwarded-Host: evil.test -> http app.example.test 10.0.0.1
      """;

  @Test
  void separateFieldsAreReadFromTheRightUpToTheFirstWhoIsNotTrusted() {
    assertTable(SEPARATE, ProxyHeaders.X_FORWARDED);
  }

  @Test
  void theStandardFieldIsReadFromTheRightUpToTheFirstWhoIsNotTrusted() {
    assertTable(STANDARD, ProxyHeaders.FORWARDED);
  }

  @Test
  void whoIsNotTrustedSaysNothing() {
    Map<String, String> lies =
        Map.of(
            "X-Forwarded-For", "192.0.2.7",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "boston.app.example.test",
            "Forwarded", "for=192.0.2.7;proto=https;host=boston.app.example.test");
    DistributionRequest request = Requests.with(Requests.get(POOL, "/"), lies);
    for (ProxyHeaders headers : ProxyHeaders.values()) {
      TrustedProxies proxies = new TrustedProxies(new ProxySettings(TRUSTED, headers));
      assertSame(request, proxies.asked(request));
    }
    DistributionRequest near = Requests.from(NEAREST, request);
    assertSame(near, new TrustedProxies(ProxySettings.NONE).asked(near), "by default nobody is");
  }

  @Test
  void whoeverIsNotKnownIsNotTrusted() {
    DistributionRequest request =
        new DistributionRequest("GET", Scheme.HTTP, POOL, "/", null, false, name -> "192.0.2.7");
    assertSame(request, separate().asked(request));
  }

  @Test
  void aHostThatCannotBeReadStaysSoThatTheRequestIsRefused() {
    DistributionRequest bad = Requests.from(NEAREST, Requests.get("a.test, b.test", "/"));
    DistributionRequest asked =
        separate().asked(Requests.with(bad, Map.of("X-Forwarded-Host", POOL)));
    assertEquals("a.test, b.test", asked.host());
    assertEquals(Reason.BAD_HOST, site(ProxyHeaders.X_FORWARDED).decide(asked).reason());
  }

  @Test
  void moreProxiesThanAnyoneHasHideTheClientAndHugeFieldsTakeLittleTime() {
    assertEquals("192.0.2.7", client("192.0.2.7" + ", 10.0.0.2".repeat(31)));
    assertNull(client("192.0.2.7" + ", 10.0.0.2".repeat(32)));
    for (String junk : List.of(",", "\"", "10.0.0.2,", "a", "\\", "=;", "[", "for=10.0.0.2,")) {
      String huge = junk.repeat(1_000_000);
      for (ProxyHeaders headers : ProxyHeaders.values()) {
        DistributionRequest request =
            new DistributionRequest(
                "GET", Scheme.HTTP, POOL, "/", address(NEAREST), false, name -> huge);
        TrustedProxies proxies = new TrustedProxies(new ProxySettings(TRUSTED, headers));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> proxies.asked(request), junk);
      }
    }
  }

  private static void assertTable(String table, ProxyHeaders headers) {
    TrustedProxies proxies = new TrustedProxies(new ProxySettings(TRUSTED, headers));
    table
        .lines()
        .forEach(
            row -> {
              List<String> cells = Splitter.on(" -> ").splitToList(row.replace(": ->", ":  ->"));
              DistributionRequest asked =
                  proxies.asked(
                      Requests.with(
                          Requests.from(NEAREST, Requests.get(POOL, "/")), fields(cells.get(0))));
              InetAddress client = asked.remote();
              String shown = client == null ? "-" : InetAddresses.toAddrString(client);
              assertEquals(
                  cells.get(1), asked.scheme().text() + " " + asked.host() + " " + shown, row);
            });
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String line : Splitter.on(" ;; ").split(text)) {
      int colon = line.indexOf(':');
      fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return fields;
  }

  private static @Nullable String client(String chain) {
    DistributionRequest request =
        Requests.with(
            Requests.from(NEAREST, Requests.get(POOL, "/")), Map.of("X-Forwarded-For", chain));
    InetAddress client = separate().asked(request).remote();
    return client == null ? null : InetAddresses.toAddrString(client);
  }

  private static InetAddress address(String text) {
    return InetAddresses.forString(text);
  }

  private static TrustedProxies separate() {
    return new TrustedProxies(new ProxySettings(TRUSTED, ProxyHeaders.X_FORWARDED));
  }

  private static Distributor site(ProxyHeaders headers) {
    return Distributor.builder(Topologies.flat(), "boston")
        .clock(new ManualClock(1_700_000_000L))
        .proxies(new ProxySettings(TRUSTED, headers))
        .build();
  }
}
