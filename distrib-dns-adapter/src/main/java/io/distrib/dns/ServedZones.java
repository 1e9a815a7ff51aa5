package io.distrib.dns;

import io.distrib.dns.fast.LiveNames;
import io.distrib.dns.fast.NameTable;
import io.distrib.dns.zone.LiveZones;
import io.distrib.dns.zone.Zones;

/**
 * What a server answers from just now: its zones, and the table of names for encoded replies. One
 * query is answered by one of the two alone. <em>Thread-safe.</em>
 */
record ServedZones(LiveZones zones, LiveNames names) {
  /** These, until they are replaced. */
  static ServedZones of(Zones zones) {
    return new ServedZones(new LiveZones(zones), new LiveNames(NameTable.of(zones)));
  }

  /** From now on {@code value}. */
  void replace(Zones value) {
    NameTable table = NameTable.of(value);
    zones.replace(value);
    names.replace(table);
  }
}
