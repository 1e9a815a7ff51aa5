package io.distrib;

import io.distrib.model.Site;
import io.distrib.model.SiteStatus;
import io.distrib.model.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The sites of a topology as they are now. What they report of their load is forgotten in time,
 * looked through at most once a second by whoever chooses next. <em>Thread-safe.</em>
 */
final class LiveSites {
  private static final long SWEEP_NANOS = 1_000_000_000L;

  private final Map<String, LiveSite> byId = new LinkedHashMap<>();
  private final LiveSite[] all;
  private final long loadNanos;
  private final AtomicLong sweptAtNanos;
  private final SlowStart slowStart;

  LiveSites(NamingServiceBuilder builder) {
    this(builder, builder.clock.monotonicNanos());
  }

  private LiveSites(NamingServiceBuilder builder, long nowNanos) {
    Topology topology = builder.topology;
    loadNanos = builder.loadLifetime.toNanos();
    sweptAtNanos = new AtomicLong(nowNanos);
    long slowStartNanos = topology.pool().slowStart().toNanos();
    slowStart = new SlowStart(slowStartNanos, builder.random, nowNanos);
    for (Site site : topology.sites()) {
      SiteState state = SiteState.of(builder.beliefOf(site));
      byId.put(
          site.id(), new LiveSite(site, byId.size(), state, nowNanos, nowNanos - slowStartNanos));
    }
    all = byId.values().toArray(LiveSite[]::new);
    if (builder.before != null) {
      follow(builder.before.sites());
    }
  }

  /**
   * The site of that id.
   *
   * @throws IllegalArgumentException if there is none
   */
  LiveSite get(String id) {
    LiveSite live = byId.get(id);
    if (live == null) {
      throw new IllegalArgumentException(
          "site \"" + id + "\" (expected one of " + byId.keySet() + ")");
    }
    return live;
  }

  SiteStatus status(Site site) {
    return get(site.id()).status();
  }

  LiveSite[] all(List<Site> sites) {
    return sites.stream().map(site -> get(site.id())).toArray(LiveSite[]::new);
  }

  /** Forgets reports that are too old; allocates nothing. */
  void sweep(long nowNanos) {
    long swept = sweptAtNanos.get();
    if (nowNanos - swept >= SWEEP_NANOS && sweptAtNanos.compareAndSet(swept, nowNanos)) {
      for (LiveSite site : all) {
        site.forgetLoad(nowNanos, loadNanos);
      }
    }
  }

  SlowStart slowStart() {
    return slowStart;
  }

  private void follow(LiveSites before) {
    before.byId.forEach(
        (id, site) -> {
          LiveSite live = byId.get(id);
          if (live != null) {
            live.follow(site);
          }
        });
  }
}
