package io.distrib.testkit;

import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;

/** Topologies to test with, all under {@code app.example.test}. */
public final class Topologies {
  private Topologies() {}

  /** Boston, Chicago (public port 8443), Geneva; no groups. */
  public static Topology flat() {
    return sites().build();
  }

  /**
   * The same sites; Europe is Geneva and Chicago, the Americas (default) are Boston and Chicago.
   */
  public static Topology grouped() {
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
  public static Topology single() {
    return ring(1);
  }

  /**
   * {@code size} sites, {@code s0} to {@code s}<em>size - 1</em>, at 192.0.2.1 and following; no
   * groups.
   */
  public static Topology ring(int size) {
    TopologyBuilder builder = TopologyBuilder.pool("app.example.test");
    for (int i = 0; i < size; i++) {
      builder.site("s" + i, "s" + i + ".app.example.test", "192.0.2." + (i + 1));
    }
    return builder.build();
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
