package io.distrib.fuzz;

import io.distrib.marker.CookieCodec;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.marker.ReturnTicket;
import io.distrib.marker.TicketCodec;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.List;

/** Cookies that a client of the fuzzed sites may well have: no fuzzer guesses their macs. */
final class GoodCookies {
  private static final Topology TOPOLOGY = Topologies.grouped();
  private static final MarkerSettings MARKER =
      MarkerSettings.DEFAULT.withKeys(MarkerKey.of(FuzzedSites.KEY_ID, FuzzedSites.SECRET));

  private static final List<String> ALL =
      List.of(
          "",
          cookie("distrib_site", "geneva"),
          cookie("distrib_group", "europe") + cookie("distrib_site", "boston"),
          ticket());

  private GoodCookies() {}

  /** None, a site, a group with a site, or a ticket of Boston that is due. */
  static String of(int index) {
    return ALL.get(index);
  }

  private static String cookie(String name, String id) {
    CookieCodec codec = CookieCodec.of(name, Duration.ofHours(1), MARKER, TOPOLOGY);
    return name + "=" + codec.encode(id, FuzzedSites.NOW - 1) + "; ";
  }

  private static String ticket() {
    ReturnTicket ticket =
        new ReturnTicket((FuzzedSites.NOW - 20) * 1_000_000, FuzzedSites.NOW - 1, "boston");
    return "distrib_ticket=" + TicketCodec.of(MARKER, TOPOLOGY).encode(ticket) + "; ";
  }
}
