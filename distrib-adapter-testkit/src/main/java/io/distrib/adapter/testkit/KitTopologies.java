package io.distrib.adapter.testkit;

import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;

/** The topologies of the scenarios, all below {@code app.example.test}. */
final class KitTopologies {
  private KitTopologies() {}

  /** Boston, Chicago (public port 8443), Geneva; no groups. */
  static Topology flat() {
    return sites().build();
  }

  /**
   * The same sites; Europe is Geneva and Chicago, the Americas (default) are Boston and Chicago.
   */
  static Topology grouped() {
    return sites()
        .group(
            "europe",
            group ->
                group
                    .name("europe.app.example.test")
                    .sites("geneva", "chicago")
                    .client("198.51.100.0/24")
                    .client("2001:db8:e::/48"))
        .group(
            "americas",
            group ->
                group
                    .name("americas.app.example.test")
                    .sites("boston", "chicago")
                    .client("198.51.100.128/25")
                    .isDefault(true))
        .build();
  }

  /** One site alone. */
  static Topology single() {
    return TopologyBuilder.pool("app.example.test")
        .site("s0", "s0.app.example.test", "192.0.2.1")
        .build();
  }

  private static TopologyBuilder sites() {
    return TopologyBuilder.pool("app.example.test")
        .site(
            "boston",
            site ->
                site.name("boston.app.example.test")
                    .address("192.0.2.10")
                    .address("2001:db8::10")
                    .alias("bos.example.test"))
        .site(
            "chicago",
            site -> site.name("chicago.app.example.test").address("192.0.2.20").port(8443))
        .site("geneva", "geneva.app.example.test", "192.0.2.30");
  }
}
