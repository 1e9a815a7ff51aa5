package io.distrib.naming;

import io.distrib.model.LoadSample;
import io.distrib.model.SiteStatus;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The sites of a topology as they are now. While there are reports of their load, a thread that
 * chooses a site checks once a second whether they are too old. <em>Thread-safe.</em>
 */
final class LiveSites {
  private static final long SWEEP_NANOS = 1_000_000_000L;
  private static final long EVER_NANOS = 1L << 62;

  private final Map<String, LiveSite> byId = new LinkedHashMap<>();
  private final LiveSite[] all;
  private final long loadNanos;
  private final AddressChoice choice;
  private final SlowStart slowStart;
  private final AtomicLong sweptAtNanos;
  private volatile long unchangedUntilNanos;

  LiveSites(NamingServiceSettings settings) {
    this(settings, settings.clock.monotonicNanos());
  }

  private LiveSites(NamingServiceSettings settings, long nowNanos) {
    Topology topology = settings.topology;
    loadNanos = settings.reportLifetime.toNanos();
    sweptAtNanos = new AtomicLong(nowNanos);
    unchangedUntilNanos = nowNanos + EVER_NANOS;
    long slowStartNanos = topology.pool().slowStart().toNanos();
    choice = settings.addressChoice();
    slowStart = new SlowStart(slowStartNanos, settings.random, nowNanos);
    for (Site site : topology.sites()) {
      SiteState state = SiteState.of(states(settings, site, nowNanos)).answering(choice);
      byId.put(
          site.id(), new LiveSite(site, byId.size(), state, nowNanos, nowNanos - slowStartNanos));
    }
    all = byId.values().toArray(LiveSite[]::new);
    if (settings.before != null) {
      follow(settings.before, nowNanos);
      unchangedUntilNanos = nowNanos;
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

  /** The site of that id; null if there is none. */
  @Nullable LiveSite find(String id) {
    return byId.get(id);
  }

  /** Which addresses of a site are answered. */
  AddressChoice choice() {
    return choice;
  }

  SiteStatus status(Site site) {
    return get(site.id()).status();
  }

  LiveSite[] all(List<Site> sites) {
    return sites.stream().map(site -> get(site.id())).toArray(LiveSite[]::new);
  }

  /** A site has told how full it is. */
  void report(String id, LoadSample load, long nowNanos) {
    get(id).report(load, nowNanos);
    unchangedUntilNanos = nowNanos;
  }

  /** Whether a choice stands as it is: no site is coming back, and no report can be too old. */
  boolean isUnchanged(long nowNanos) {
    return nowNanos - unchangedUntilNanos < 0;
  }

  /** A site is given sessions again. */
  void welcome(long nowNanos) {
    slowStart.begin(nowNanos);
    unchangedUntilNanos = nowNanos;
  }

  /** Forgets reports that are too old, and tells who is coming back; allocates nothing. */
  SlowStart look(long nowNanos) {
    sweep(nowNanos);
    unchangedUntilNanos = nowNanos + EVER_NANOS;
    if (slowStart.isUnderWay(nowNanos)) {
      unchangedUntilNanos = nowNanos;
    } else if (hasReports()) {
      unchangedUntilNanos = nowNanos + SWEEP_NANOS;
    }
    return slowStart;
  }

  /**
   * Asked after it was said that there is nothing to look at, so that no report of just now is
   * missed.
   */
  private boolean hasReports() {
    for (LiveSite site : all) {
      if (site.load().isKnown()) {
        return true;
      }
    }
    return false;
  }

  private void sweep(long nowNanos) {
    long swept = sweptAtNanos.get();
    if (nowNanos - swept >= SWEEP_NANOS && sweptAtNanos.compareAndSet(swept, nowNanos)) {
      for (LiveSite site : all) {
        site.forgetLoad(nowNanos, loadNanos);
      }
    }
  }

  private static List<AddressState> states(
      NamingServiceSettings settings, Site site, long nowNanos) {
    return site.addresses().stream()
        .map(address -> AddressState.of(address, settings.beliefOf(site, address), nowNanos))
        .toList();
  }

  private void follow(EarlierState before, long nowNanos) {
    for (LiveSite live : all) {
      LiveSite known = before.site(live.site().id());
      if (known != null) {
        live.follow(known, choice, nowNanos);
        if (!slowStart.isOver(live, nowNanos)) {
          slowStart.begin(live.returnedAtNanos());
        }
      }
    }
  }
}
