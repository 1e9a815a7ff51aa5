package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import io.distrib.model.WaitingSettings;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sites that give tickets, full to begin with, and clients that ask them. */
final class WaitingSites {
  private static final long NOW = 1_700_000_000L;
  private static final WaitingSettings SETTINGS =
      new WaitingSettings(20, Duration.ofSeconds(5), Duration.ofSeconds(60), 100);

  final ManualClock clock = new ManualClock(NOW);
  final FixedLoadProbe load = new FixedLoadProbe();

  WaitingSites() {
    load.set(1);
  }

  /** A site by {@link #clock} and with {@link #load}, whose delays have the most jitter. */
  DistributorBuilder site(Topology topology, String id) {
    return Distributor.builder(topology, id)
        .clock(clock)
        .loadProbe(load)
        .random(() -> 0x7FFF_FFFF_FFFF_FFFFL)
        .marker(MarkerSettings.DEFAULT.withKeys(MarkerKey.of('a', "only for tests")))
        .waiting(SETTINGS);
  }

  /** The walk of a client that {@code first} sends on to {@code last}, which turns it away. */
  static Busy walk(Distributor first, Distributor last, String target, @Nullable String cookie) {
    Redirect onward = assertInstanceOf(Redirect.class, ask(first, target, cookie));
    return assertInstanceOf(Busy.class, at(last, onward.location(), cookie));
  }

  static Busy turnedAway(Distributor site, String target, @Nullable String cookie) {
    return assertInstanceOf(Busy.class, ask(site, target, cookie));
  }

  /** Asks for {@code target} under the Pool Name, and follows to the Site Name. */
  static DistributionDecision ask(Distributor site, String target, @Nullable String cookie) {
    Redirect toSite =
        assertInstanceOf(Redirect.class, at(site, "http://app.example.test" + target, cookie));
    return at(site, toSite.location(), cookie);
  }

  static DistributionDecision at(Distributor site, String url, @Nullable String cookie) {
    int path = url.indexOf('/', "http://".length());
    return site.decide(
        new DistributionRequest(
            "GET",
            Scheme.HTTP,
            url.substring("http://".length(), path),
            url.substring(path),
            null,
            false,
            name -> name.equals("Cookie") ? cookie : null));
  }

  static String cookieField(Busy busy) {
    return Objects.requireNonNull(busy.setCookie());
  }

  static String cookie(Busy busy) {
    return before(';', cookieField(busy));
  }

  static String value(Busy busy) {
    return cookie(busy).substring("distrib_ticket=".length());
  }

  static String place(String cookie) {
    return before('~', cookie);
  }

  static String before(char end, String text) {
    return text.substring(0, text.indexOf(end));
  }
}
