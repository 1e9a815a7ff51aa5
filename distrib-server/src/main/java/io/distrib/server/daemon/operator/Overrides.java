package io.distrib.server.daemon.operator;

import static java.util.stream.Collectors.toMap;

import io.distrib.naming.NamingService;
import io.distrib.server.daemon.operator.ChosenSites.Choice;
import io.distrib.server.protocol.OverrideKind;
import io.distrib.server.protocol.SiteOverride;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import java.net.InetAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The overrides that are in effect. A reload may replace the pools at any time: an override of a
 * site, or of one of its addresses, stays in effect for the site of that id, and ends with it.
 * <em>Thread-safe.</em>
 */
final class Overrides {
  private final Supplier<? extends List<? extends OperatedPool>> pools;

  /** By site or address, and then by whether they are about its health or about its sessions. */
  private final Map<OverridePlace, Map<Boolean, SiteOverride>> standing = new LinkedHashMap<>();

  /** Over those {@code pools} that there are at the time. */
  Overrides(Supplier<? extends List<? extends OperatedPool>> pools) {
    this.pools = pools;
  }

  /** Sets {@code override}; the one that it replaces. */
  synchronized Optional<SiteOverride> set(Choice choice, SiteOverride override) {
    OverridePlace place = OverridePlace.of(choice);
    Map<Boolean, SiteOverride> there =
        standing.computeIfAbsent(place, each -> new LinkedHashMap<>());
    SiteOverride replaced = there.put(override.kind().isAboutHealth(), override);
    place.hold(choice.pool().naming(), there, override.toString());
    return Optional.ofNullable(replaced);
  }

  /** Ends what stands where {@code kind} would; what that was. */
  synchronized Optional<SiteOverride> lift(Choice choice, OverrideKind kind, String evidence) {
    OverridePlace place = OverridePlace.of(choice);
    Map<Boolean, SiteOverride> there = standing.get(place);
    SiteOverride lifted = there == null ? null : there.remove(kind.isAboutHealth());
    if (there != null && lifted != null) {
      place.hold(choice.pool().naming(), there, evidence);
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
    return of(new OverridePlace(pool, site, null));
  }

  /** What stands for an address of a site now: nothing, or one. */
  synchronized List<SiteOverride> of(DnsName pool, String site, InetAddress address) {
    return of(new OverridePlace(pool, site, address));
  }

  private List<SiteOverride> of(OverridePlace place) {
    return List.copyOf(at(place).values());
  }

  private Map<Boolean, SiteOverride> at(OverridePlace place) {
    return standing.getOrDefault(place, Map.of());
  }

  /** Ends what is over at {@code place}; whether nothing is left there. */
  private static boolean isOver(
      OverridePlace place,
      Map<Boolean, SiteOverride> there,
      Map<DnsName, NamingService> namings,
      Instant now) {
    NamingService naming = namings.get(place.pool());
    if (naming == null || !place.isIn(naming.topology())) {
      return true;
    }
    for (SiteOverride over : there.values().stream().filter(each -> each.isOver(now)).toList()) {
      there.remove(over.kind().isAboutHealth());
      place.hold(naming, there, "is over: " + over);
    }
    return there.isEmpty();
  }

  private void holdAll(DnsName pool, NamingService naming) {
    for (Site site : naming.topology().sites()) {
      hold(naming, new OverridePlace(pool, site.id(), null));
      site.addresses()
          .forEach(address -> hold(naming, new OverridePlace(pool, site.id(), address)));
    }
  }

  private void hold(NamingService naming, OverridePlace place) {
    Map<Boolean, SiteOverride> there = at(place);
    place.hold(naming, there, "stands after a reload: " + there.values());
  }
}
