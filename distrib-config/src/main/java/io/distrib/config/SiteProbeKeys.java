package io.distrib.config;

import com.google.common.net.InetAddresses;
import io.distrib.topology.Site;
import java.net.InetAddress;

/** The keys of {@code sites.ID.health}. */
final class SiteProbeKeys {
  static final Part PART = new Part("site_health");

  static final Key<InetAddress> ADDRESS =
      PART.add(
          Key.of(
              "address",
              KeyTypes.parsed(
                  Site::parseAddress,
                  "an IPv4 or IPv6 address of one machine",
                  InetAddresses::toAddrString,
                  KeyTypes.matching("^[0-9A-Fa-f:.]+$")),
              "The address that is probed; each of the site's by default."));

  static final Key<Integer> PORT =
      PART.add(Key.of("port", KeyTypes.PORT, "The port that is probed; health.port by default."));

  static final Key<String> PATH =
      PART.add(
          Key.of(
              "path", HealthKeys.PROBE_PATH, "What is asked for by HTTP; health.path by default."));

  private SiteProbeKeys() {}
}
