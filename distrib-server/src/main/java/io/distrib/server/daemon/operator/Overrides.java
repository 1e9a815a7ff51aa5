package io.distrib.server.daemon.operator;

import static java.util.stream.Collectors.toMap;

import io.distrib.model.AdminDrain;
import io.distrib.model.AdminState;
import io.distrib.naming.NamingService;
import io.distrib.server.protocol.OverrideKind;
import io.distrib.server.protocol.SiteOverride;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The overrides that are in effect. A reload may replace the pools at any time: an override of a
 * site stays in effect for the site of that id, and ends with it. <em>Thread-safe.</em>
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

  /** Sets {@code override}; the one that it replaces. */
  synchronized Optional<SiteOverride> set(OperatedPool pool, String site, SiteOverride override) {
    Map<Boolean, SiteOverride> ofSite =
        standing.computeIfAbsent(new Place(pool.name(), site), place -> new LinkedHashMap<>());
    SiteOverride replaced = ofSite.put(override.kind().isAboutHealth(), override);
    hold(pool.naming(), site, ofSite, override.toString());
    return Optional.ofNullable(replaced);
  }

  /** Ends what stands where {@code kind} would; what that was. */
  synchronized Optional<SiteOverride> lift(
      OperatedPool pool, String site, OverrideKind kind, String evidence) {
    Map<Boolean, SiteOverride> ofSite = standing.get(new Place(pool.name(), site));
    SiteOverride lifted = ofSite == null ? null : ofSite.remove(kind.isAboutHealth());
    if (ofSite != null && lifted != null) {
      hold(pool.naming(), site, ofSite, evidence);
    }
    return Optional.ofNullable(lifted);
  }

  /**
   * Ends what is over by now, forgets what stood for sites that are gone, and has what stands hold
   * in the pools that there are: what changed while a reload was making them has passed them by.
   */
  synchronized void settle(Instant now) {
    Map<DnsName, NamingService> namings =
        pools.get().stream().collect(toMap(OperatedPool::name, OperatedPool::naming));
    standing.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue(), namings, now));
    namings.forEach(this::holdAll);
  }

  /** What stands for a site now: nothing, one, or two. */
  synchronized List<SiteOverride> of(DnsName pool, String site) {
    return List.copyOf(at(pool, site).values());
  }

  private Map<Boolean, SiteOverride> at(DnsName pool, String site) {
    return standing.getOrDefault(new Place(pool, site), Map.of());
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
    for (SiteOverride over : ofSite.values().stream().filter(each -> each.isOver(now)).toList()) {
      ofSite.remove(over.kind().isAboutHealth());
      hold(naming, place.site, ofSite, "is over: " + over);
    }
    return ofSite.isEmpty();
  }

  private void holdAll(DnsName pool, NamingService naming) {
    for (Site site : naming.topology().sites()) {
      Map<Boolean, SiteOverride> ofSite = at(pool, site.id());
      hold(naming, site.id(), ofSite, "stands after a reload: " + ofSite.values());
    }
  }

  /** Has {@code naming} know what stands, and that nothing else does; news alone are announced. */
  private static void hold(
      NamingService naming, String site, Map<Boolean, SiteOverride> ofSite, String evidence) {
    SiteOverride health = ofSite.get(true);
    SiteOverride sessions = ofSite.get(false);
    naming.setAdmin(site, health == null ? AdminState.AUTO : health.kind().admin(), evidence);
    naming.setDrain(site, sessions == null ? AdminDrain.AUTO : sessions.kind().drain(), evidence);
  }
}
