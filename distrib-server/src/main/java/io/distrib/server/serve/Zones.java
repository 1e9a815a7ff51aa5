package io.distrib.server.serve;

import io.distrib.NamingService;
import io.distrib.config.NamingSettings;
import io.distrib.config.PoolConfiguration;
import io.distrib.dns.Zone;
import io.distrib.dns.ZoneBuilder;

/** Makes the zone that a configuration describes. */
public final class Zones {
  private Zones() {}

  /**
   * The zone of {@code pool}, whose names {@code naming} answers.
   *
   * @throws io.distrib.dns.InvalidZoneException with every fault of the zone file
   */
  public static Zone of(PoolConfiguration pool, NamingService naming) {
    NamingSettings settings = pool.nameserver();
    ZoneBuilder zone =
        Zone.builder(settings.zone(), naming)
            .negativeTtl(settings.negativeTtl())
            .https(settings.hasHttpsRecords());
    if (!settings.nameservers().isEmpty()) {
      zone.nameservers(settings.nameservers());
    }
    settings.zoneFile().ifPresent(zone::zoneFile);
    return zone.build();
  }
}
