package io.distrib.fuzz;

import static io.distrib.testkit.Topologies.flat;
import static io.distrib.testkit.Topologies.grouped;

import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.ProxyHeaders;
import io.distrib.model.ProxySettings;
import io.distrib.model.RedirectForm;
import io.distrib.model.WaitingSettings;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorBuilder;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The three sites of one pool in one arrangement, at a standstill in time. <em>Confined to one
 * thread.</em>
 */
final class FuzzedSites {
  static final long NOW = 1_700_000_000L;
  static final String SECRET = "a secret of the fuzz targets";
  static final char KEY_ID = '1';
  static final List<String> IDS = List.of("boston", "chicago", "geneva");

  private static final int GROUPED = 1;
  private static final int IN_PATH = 2;
  private static final int SIGNED = 4;
  private static final int META = 8;
  private static final int FORWARDED = 16;
  private static final int ARRANGEMENTS = 32;

  private static final FuzzedSites[] ALL = new FuzzedSites[ARRANGEMENTS];

  static {
    for (int bits = 0; bits < ARRANGEMENTS; bits++) {
      ALL[bits] = new FuzzedSites(bits);
    }
  }

  private final int bits;
  private final MarkerOracle oracle;
  private final Distributor[] sites = new Distributor[3];
  private final FixedLoadProbe[] loads = new FixedLoadProbe[3];

  private FuzzedSites(int bits) {
    this.bits = bits;
    this.oracle = new MarkerOracle(isInPath(), isSigned());
    for (int i = 0; i < sites.length; i++) {
      loads[i] = new FixedLoadProbe();
      sites[i] = builder(i).build();
    }
  }

  /** The arrangement that the low bits of {@code choice} choose. */
  static FuzzedSites of(int choice) {
    return ALL[choice % ARRANGEMENTS];
  }

  boolean isGrouped() {
    return (bits & GROUPED) != 0;
  }

  boolean isInPath() {
    return (bits & IN_PATH) != 0;
  }

  /** Whether there is a key; then there are tickets and cookies as well. */
  boolean isSigned() {
    return (bits & SIGNED) != 0;
  }

  boolean isMeta() {
    return (bits & META) != 0;
  }

  /** Whether proxies speak in {@code Forwarded}. */
  boolean isForwarded() {
    return (bits & FORWARDED) != 0;
  }

  MarkerOracle oracle() {
    return oracle;
  }

  /** Boston, Chicago or Geneva, idle or too busy, and draining or not. */
  Distributor site(int index, boolean isBusy, boolean isDraining) {
    loads[index].set(isBusy ? 2 : 0);
    sites[index].setDraining(isDraining);
    return sites[index];
  }

  private DistributorBuilder builder(int index) {
    Topology topology = isGrouped() ? grouped() : flat();
    DistributorBuilder builder =
        Distributor.builder(topology, IDS.get(index))
            .clock(new ManualClock(NOW))
            .loadProbe(loads[index])
            .marker(marker())
            .proxies(proxies())
            .bypass("/health")
            .bypass("/static/*");
    if (isMeta()) {
      builder.redirectForm(RedirectForm.META_REFRESH);
    }
    if (isSigned()) {
      builder.waiting(new WaitingSettings(10, Duration.ofSeconds(5), Duration.ofSeconds(60), 8));
      builder.random(() -> 0L);
      builder.cookies(
          new CookieSettings(Optional.of(Duration.ofDays(1)), Optional.of(Duration.ofHours(1))));
    }
    return builder;
  }

  private MarkerSettings marker() {
    return new MarkerSettings(
        isInPath() ? MarkerPlacement.PATH : MarkerPlacement.QUERY,
        "distrib",
        Duration.ofSeconds(60),
        Duration.ofSeconds(5),
        isSigned() ? List.of(MarkerKey.of(KEY_ID, SECRET)) : List.of());
  }

  private ProxySettings proxies() {
    return new ProxySettings(
        List.of(ClientNetwork.parse("10.0.0.0/8").orElseThrow()),
        isForwarded() ? ProxyHeaders.FORWARDED : ProxyHeaders.X_FORWARDED);
  }
}
