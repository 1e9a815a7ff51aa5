package io.distrib.redirect;

import com.google.common.collect.Lists;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.marker.PlacementCodec;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The placement cookies that a client may bring along: one at the name of each site, under {@code
 * distrib_here@HOST}, in each of its states.
 *
 * @param now what each site's clock says
 */
record PlacementJars(Topology topology, MarkerSettings marker, ToLongFunction<Site> now) {
  /** What a site's cookie is worth. */
  enum State {
    ABSENT,
    VALID,
    STALE,
    /** Of another site. */
    FOREIGN,
    FORGED;

    /** All but the valid one. */
    static final List<State> UNSOUND = List.of(ABSENT, STALE, FOREIGN, FORGED);
  }

  /** Every jar that has one of {@code states} at each site. */
  List<Map<String, String>> of(List<State> states) {
    int sites = topology.sites().size();
    List<Map<String, String>> jars = new ArrayList<>();
    for (List<State> each : Lists.cartesianProduct(Collections.nCopies(sites, states))) {
      Map<String, String> jar = new HashMap<>();
      for (int i = 0; i < sites; i++) {
        put(jar, topology.sites().get(i), each.get(i));
      }
      jars.add(jar);
    }
    return jars;
  }

  private void put(Map<String, String> jar, Site site, State state) {
    if (state != State.ABSENT) {
      jar.put("distrib_here@" + site.name().text(), "distrib_here=" + value(site, state));
    }
  }

  private String value(Site site, State state) {
    long placed = now.applyAsLong(site);
    return switch (state) {
      case VALID -> codec(marker, site).encode(placed);
      case STALE -> codec(marker, site).encode(placed - marker.stay().toSeconds() - 1);
      case FOREIGN -> codec(marker, other(site)).encode(placed);
      case FORGED -> codec(marker.withKeys(MarkerKey.of('k', "another")), site).encode(placed);
      case ABSENT -> "";
    };
  }

  private Site other(Site site) {
    List<Site> sites = topology.sites();
    return sites.get((sites.indexOf(site) + 1) % sites.size());
  }

  private PlacementCodec codec(MarkerSettings settings, Site site) {
    return PlacementCodec.of(settings, topology, site);
  }
}
