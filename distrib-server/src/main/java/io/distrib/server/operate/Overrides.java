package io.distrib.server.operate;

import io.distrib.NamingService;
import io.distrib.model.AdminDrain;
import io.distrib.model.AdminState;
import io.distrib.model.DnsName;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What operators have laid down for sites, until it ends. A reload may replace the pools at any
 * time: what stands for a site goes on for the site of that id, and ends with it.
 * <em>Thread-safe.</em>
 */
final class Overrides {
  private final Supplier<? extends List<? extends OperatedPool>> pools;
  private final Map<Place, SiteOverride> standing = new LinkedHashMap<>();

  /** Over those {@code pools} that there are at the time. */
  Overrides(Supplier<? extends List<? extends OperatedPool>> pools) {
    this.pools = pools;
  }

  /** What an override stands for: a site has one about its health, and one about its sessions. */
  private record Place(DnsName pool, String site, boolean isAboutHealth) {}

  /** Lays down {@code override}, in the place of another. */
  synchronized void set(OperatedPool pool, String site, SiteOverride override) {
    standing.put(place(pool, site, override.kind()), override);
    apply(pool.naming(), site, override.kind(), override.toString());
  }

  /** Ends what stands where {@code kind} would; what that was. */
  synchronized Optional<SiteOverride> lift(
      OperatedPool pool, String site, OverrideKind kind, String evidence) {
    Optional<SiteOverride> lifted = Optional.ofNullable(standing.remove(place(pool, site, kind)));
    lifted.ifPresent(override -> release(pool.naming(), site, override.kind(), evidence));
    return lifted;
  }

  /** Ends what is over by now, and forgets what stood for sites that are gone. */
  synchronized void expire(Instant now) {
    Iterator<Map.Entry<Place, SiteOverride>> each = standing.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<Place, SiteOverride> entry = each.next();
      Place place = entry.getKey();
      SiteOverride override = entry.getValue();
      Optional<NamingService> naming = naming(place);
      if (naming.isEmpty()) {
        each.remove();
      } else if (override.isOver(now)) {
        each.remove();
        release(naming.get(), place.site, override.kind(), "is over: " + override);
      }
    }
  }

  /** What stands for a site now: nothing, one, or two. */
  synchronized List<SiteOverride> of(DnsName pool, String site) {
    return standing.entrySet().stream()
        .filter(entry -> entry.getKey().pool.equals(pool) && entry.getKey().site.equals(site))
        .map(Map.Entry::getValue)
        .toList();
  }

  private Optional<NamingService> naming(Place place) {
    return pools.get().stream()
        .filter(pool -> pool.name().equals(place.pool))
        .map(OperatedPool::naming)
        .filter(naming -> naming.topology().site(place.site).isPresent())
        .findFirst();
  }

  private static Place place(OperatedPool pool, String site, OverrideKind kind) {
    return new Place(pool.name(), site, kind.isAboutHealth());
  }

  private static void apply(NamingService naming, String site, OverrideKind kind, String evidence) {
    if (kind.isAboutHealth()) {
      naming.setAdmin(site, kind.admin(), evidence);
    } else {
      naming.setDrain(site, kind.drain(), evidence);
    }
  }

  private static void release(
      NamingService naming, String site, OverrideKind kind, String evidence) {
    if (kind.isAboutHealth()) {
      naming.setAdmin(site, AdminState.AUTO, evidence);
    } else {
      naming.setDrain(site, AdminDrain.AUTO, evidence);
    }
  }
}
