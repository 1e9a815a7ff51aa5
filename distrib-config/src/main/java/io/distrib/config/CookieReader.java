package io.distrib.config;

import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.topology.Fault;
import io.distrib.topology.Topology;
import java.util.Optional;

/** Reads {@code cookies}, and sees whether there can be any. */
final class CookieReader {
  private static final String KEYS_EXPECTED = "at least one key, for cookies to be signed with";

  private CookieReader() {}

  /** The settings; nothing is remembered if the section is absent. */
  static CookieSettings read(
      Section file, MarkerSettings marker, Optional<Topology> topology, Findings findings) {
    Section cookies = file.section(FileKeys.COOKIES);
    CookieSettings settings =
        new CookieSettings(cookies.read(CookieKeys.GROUP), cookies.read(CookieKeys.SITE));
    if (settings.areSet() && marker.keys().isEmpty()) {
      findings.add(new Fault("marker.keys", null, KEYS_EXPECTED));
    }
    if (settings.areSet()
        && topology.isPresent()
        && topology.flatMap(CookieSettings::domain).isEmpty()) {
      file.get(FileKeys.COOKIES).ifPresent(value -> value.refuse(CookieSettings.DOMAIN_EXPECTED));
    }
    return settings;
  }
}
