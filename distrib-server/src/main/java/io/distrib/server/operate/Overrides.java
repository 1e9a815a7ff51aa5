package io.distrib.server.operate;

import static java.util.stream.Collectors.toMap;

import io.distrib.NamingService;
import io.distrib.model.AdminDrain;
import io.distrib.model.AdminState;
import io.distrib.model.DnsName;
import java.time.Instant;
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

  /** By site, and then by whether they are about its health or about its sessions. */
  private final Map<Place, Map<Boolean, SiteOverride>> standing = new LinkedHashMap<>();

  /** Over those {@code pools} that there are at the time. */
  Overrides(Supplier<? extends List<? extends OperatedPool>> pools) {
    this.pools = pools;
  }

  private record Place(DnsName pool, String site) {}

  /** Lays down {@code override}, in the place of another. */
  synchronized void set(OperatedPool pool, String site, SiteOverride override) {
    OverrideKind kind = override.kind();
    standing
        .computeIfAbsent(new Place(pool.name(), site), place -> new LinkedHashMap<>())
        .put(kind.isAboutHealth(), override);
    tell(pool.naming(), site, kind, true, override.toString());
  }

  /** Ends what stands where {@code kind} would; what that was. */
  synchronized Optional<SiteOverride> lift(
      OperatedPool pool, String site, OverrideKind kind, String evidence) {
    Map<Boolean, SiteOverride> ofSite = standing.get(new Place(pool.name(), site));
    SiteOverride lifted = ofSite == null ? null : ofSite.remove(kind.isAboutHealth());
    if (lifted != null) {
      tell(pool.naming(), site, lifted.kind(), false, evidence);
    }
    return Optional.ofNullable(lifted);
  }

  /** Ends what is over by now, and forgets what stood for sites that are gone. */
  synchronized void expire(Instant now) {
    if (standing.isEmpty()) {
      return;
    }
    Map<DnsName, NamingService> namings =
        pools.get().stream().collect(toMap(OperatedPool::name, OperatedPool::naming));
    standing.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue(), namings, now));
  }

  /** What stands for a site now: nothing, one, or two. */
  synchronized List<SiteOverride> of(DnsName pool, String site) {
    return List.copyOf(standing.getOrDefault(new Place(pool, site), Map.of()).values());
  }

  /** Ends what is over at {@code place}; whether nothing is left there. */
  private static boolean isOver(
      Place place,
      Map<Boolean, SiteOverride> ofSite,
      Map<DnsName, NamingService> namings,
      Instant now) {
    NamingService naming = namings.get(place.pool);
    if (naming == null || naming.topology().site(place.site).isEmpty()) {
      return true;
    }
    List<SiteOverride> over = ofSite.values().stream().filter(each -> each.isOver(now)).toList();
    ofSite.values().removeAll(over);
    over.forEach(each -> tell(naming, place.site, each.kind(), false, "is over: " + each));
    return ofSite.isEmpty();
  }

  /** Has {@code naming} know that what {@code kind} says stands from now on, or no more. */
  private static void tell(
      NamingService naming, String site, OverrideKind kind, boolean stands, String evidence) {
    if (kind.isAboutHealth()) {
      naming.setAdmin(site, stands ? kind.admin() : AdminState.AUTO, evidence);
    } else {
      naming.setDrain(site, stands ? kind.drain() : AdminDrain.AUTO, evidence);
    }
  }
}
