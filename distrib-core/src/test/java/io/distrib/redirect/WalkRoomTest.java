package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionDecision.Reject;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import io.distrib.model.WaitingSettings;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that just fit into the head that a server takes: one that is sent on at all is taken at
 * every site of its walk, and when it comes back after the wait (H1 to H11, A2).
 */
class WalkRoomTest {
  private static final int HEAD = 1_200;
  private static final int MAX_STEPS = 12;
  private static final List<MarkerKey> KEYS =
      List.of(MarkerKey.of('k', "0123456789abcdef0123456789abcdef"));
  private static final Optional<Duration> HOUR = Optional.of(Duration.ofHours(1));

  /** What a pool adds to its requests. */
  record Additions(String name, Topology topology, UnaryOperator<DistributorBuilder> settings) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Additions> additions() {
    UnaryOperator<DistributorBuilder> signed = marker(MarkerPlacement.QUERY, KEYS);
    return List.of(
        new Additions("marker", Topologies.flat(), builder -> builder),
        new Additions(
            "marker in the path", Topologies.flat(), marker(MarkerPlacement.PATH, List.of())),
        new Additions("signed marker", Topologies.grouped(), signed),
        new Additions(
            "cookies",
            Topologies.grouped(),
            builder -> signed.apply(builder).cookies(new CookieSettings(HOUR, HOUR))),
        new Additions(
            "ticket",
            Topologies.flat(),
            builder -> signed.apply(builder).waiting(WaitingSettings.DEFAULT)));
  }

  private final Map<String, String> cookies = new HashMap<>();

  @ParameterizedTest
  @MethodSource("additions")
  void whatIsSentOnFitsAllTheWay(Additions additions) {
    Map<String, Distributor> sites = fullSites(additions);
    int sentOn = 0;
    for (int length = HEAD - 600; length < HEAD; length++) {
      for (String host : List.of("app.example.test", "boston.app.example.test")) {
        for (String path :
            List.of("/" + "x".repeat(length - 1), "/?" + "\u00e9" + "x".repeat(length - 3))) {
          sentOn += walk(sites, host, path) ? 1 : 0;
        }
      }
    }
    assertTrue(sentOn > 4 * 200, additions + " sends on " + sentOn);
  }

  @ParameterizedTest
  @MethodSource("additions")
  void aServerThatTakesAnyLengthSendsOnAnyLength(Additions additions) {
    Distributor boston = fullSites(additions).get("boston.app.example.test");
    String target = "/" + "x".repeat(100_000);
    DistributionDecision decision =
        boston.decide(
            new DistributionRequest(
                "GET",
                Scheme.HTTP,
                "app.example.test",
                target,
                null,
                false,
                DistributionRequest.NO_HEADERS));
    assertTrue(decision instanceof Redirect);
  }

  /** Whether the request is sent on; then it must come to the end of its walk, twice. */
  private boolean walk(Map<String, Distributor> sites, String firstHost, String firstTarget) {
    cookies.clear();
    String host = firstHost;
    String target = firstTarget;
    for (int step = 0; step < MAX_STEPS; step++) {
      Distributor site = sites.getOrDefault(host, sites.get("boston.app.example.test"));
      int others = host.length() + cookieField().length();
      if (others + target.length() > HEAD) {
        assertEquals(0, step, "refused by a server at " + host);
        return false;
      }
      DistributionDecision decision = site.decide(request(host, target, HEAD - others));
      if (decision instanceof Reject reject) {
        assertEquals(414, reject.status());
        assertEquals(0, step, "refused by us at " + host);
        return false;
      }
      URI next = URI.create(follow(decision));
      host = next.getRawAuthority().replaceFirst(":8443$", "");
      target = next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery());
    }
    return true;
  }

  /** Where the client asks next. */
  private String follow(DistributionDecision decision) {
    if (decision instanceof Redirect redirect) {
      redirect.cookies().forEach(this::keep);
      return redirect.location();
    }
    Busy busy = (Busy) decision;
    if (busy.setCookie() != null) {
      keep(busy.setCookie());
    }
    return busy.comeBack();
  }

  private void keep(String field) {
    String pair = field.substring(0, field.indexOf(';'));
    cookies.put(pair.substring(0, pair.indexOf('=')), pair);
  }

  private String cookieField() {
    return cookies.values().stream().map(pair -> pair + "; ").collect(Collectors.joining());
  }

  private DistributionRequest request(String host, String target, int maxTarget) {
    String field = cookieField();
    return new DistributionRequest(
        "GET",
        Scheme.HTTP,
        host,
        target,
        null,
        false,
        name -> name.equals("Cookie") && !field.isEmpty() ? field : null,
        maxTarget);
  }

  private static Map<String, Distributor> fullSites(Additions additions) {
    FixedLoadProbe full = new FixedLoadProbe();
    full.set(1);
    return additions.topology.sites().stream()
        .collect(
            Collectors.toMap(
                site -> site.name().text(), site -> site(additions, site).loadProbe(full).build()));
  }

  private static DistributorBuilder site(Additions additions, Site site) {
    return additions.settings.apply(
        Distributor.builder(additions.topology, site.id()).clock(new ManualClock(1_800_000_000)));
  }

  private static UnaryOperator<DistributorBuilder> marker(
      MarkerPlacement placement, List<MarkerKey> keys) {
    return builder ->
        builder.marker(
            new MarkerSettings(
                placement, "distrib", Duration.ofSeconds(60), Duration.ofSeconds(5), keys));
  }
}
