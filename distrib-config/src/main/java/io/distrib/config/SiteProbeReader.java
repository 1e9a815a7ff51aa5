package io.distrib.config;

import io.distrib.topology.Fault;
import io.distrib.topology.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Reads {@code sites.ID.health}: how one site is probed. */
final class SiteProbeReader {
  private static final String ADDRESS_EXPECTED = "an IPv4 or IPv6 address of one machine";
  private static final String SECTION_EXPECTED =
      "a health section beside sites: without one no site is probed";

  private SiteProbeReader() {}

  /** The sites that are probed in a way of their own, by id. */
  static Map<String, SiteProbe> read(
      Map<String, Section> sites, boolean isProbed, Findings findings) {
    Map<String, SiteProbe> probes = new LinkedHashMap<>();
    sites.forEach(
        (id, site) -> {
          if (site.has("health")) {
            probes.put(id, probe(site.section("health", Part.SITE_HEALTH)));
            if (!isProbed) {
              findings.add(new Fault("sites." + id + ".health", null, SECTION_EXPECTED));
            }
          }
        });
    return probes;
  }

  private static SiteProbe probe(Section section) {
    return new SiteProbe(
        section.get("address").flatMap(value -> value.parsed(Site::parseAddress, ADDRESS_EXPECTED)),
        section.get("port").map(value -> value.integer(1, 65_535)).orElse(OptionalInt.empty()),
        HealthRequestReader.path(section));
  }
}
