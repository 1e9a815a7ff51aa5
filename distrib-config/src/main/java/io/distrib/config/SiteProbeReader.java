package io.distrib.config;

import io.distrib.topology.Fault;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code sites.ID.health}: how one site is probed. */
final class SiteProbeReader {
  private static final String SECTION_EXPECTED =
      "a health section beside sites: without one no site is probed";

  private SiteProbeReader() {}

  /** The sites that are probed in a way of their own, by id. */
  static Map<String, SiteProbe> read(
      Map<String, Section> sites, boolean isProbed, Findings findings) {
    Map<String, SiteProbe> probes = new LinkedHashMap<>();
    sites.forEach(
        (id, site) -> {
          if (site.has(SiteKeys.HEALTH)) {
            probes.put(id, probe(site.section(SiteKeys.HEALTH)));
            if (!isProbed) {
              findings.add(new Fault("sites." + id + ".health", null, SECTION_EXPECTED));
            }
          }
        });
    return probes;
  }

  private static SiteProbe probe(Section section) {
    return new SiteProbe(
        section.read(SiteProbeKeys.ADDRESS),
        section.number(SiteProbeKeys.PORT),
        section.read(SiteProbeKeys.PATH));
  }
}
