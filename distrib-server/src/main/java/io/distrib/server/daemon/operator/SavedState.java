package io.distrib.server.daemon.operator;

import io.distrib.naming.NamingServiceBuilder;
import io.distrib.server.protocol.SiteOverride;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What is kept over a restart. <em>Immutable.</em>
 *
 * @param distrib the version of this form: 1
 * @param at when it was written
 * @param pools by Pool Name and site id
 */
public record SavedState(int distrib, Instant at, Map<String, Map<String, SavedSite>> pools) {
  /** Nothing. */
  static final SavedState NONE = new SavedState(1, Instant.EPOCH, Map.of());

  /** Younger states are as good as what is measured: it takes as many probes to turn them. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  /**
   * What is kept of one site. <em>Immutable.</em>
   *
   * @param up whether it was up by health
   * @param overrides what stood for it
   * @param addresses the same for each of its addresses; empty in files of earlier versions
   */
  public record SavedSite(
      boolean up, List<SiteOverride> overrides, Map<String, SavedAddress> addresses) {
    /** Copies list and map. */
    public SavedSite {
      overrides = List.copyOf(overrides);
      addresses = addresses == null ? Map.of() : Map.copyOf(addresses);
    }
  }

  /**
   * What is kept of one address. <em>Immutable.</em>
   *
   * @param up whether it was up by health
   * @param overrides what stood for it
   */
  public record SavedAddress(boolean up, List<SiteOverride> overrides) {
    /** Copies the list. */
    public SavedAddress {
      overrides = List.copyOf(overrides);
    }
  }

  /** Copies the maps and checks the version. */
  public SavedState {
    Objects.requireNonNull(at, "at");
    pools =
        pools.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    if (distrib != 1) {
      throw new IllegalArgumentException("version " + distrib + " (expected 1)");
    }
  }

  Map<String, SavedSite> sites(DnsName pool) {
    return pools.getOrDefault(pool.text(), Map.of());
  }

  /** Has a pool begin with what was last believed of its sites. */
  public BiConsumer<DnsName, NamingServiceBuilder> believed(Instant now) {
    boolean isFresh = !now.isBefore(at) && now.isBefore(at.plus(FRESH));
    return (pool, builder) ->
        sites(pool).forEach((id, site) -> believe(builder, id, site, isFresh));
  }

  private static void believe(
      NamingServiceBuilder builder, String id, SavedSite site, boolean isFresh) {
    builder.believe(id, site.up(), isFresh);
    site.addresses()
        .forEach(
            (text, saved) ->
                Site.parseAddress(text)
                    .ifPresent(address -> builder.believe(id, address, saved.up(), isFresh)));
  }
}
