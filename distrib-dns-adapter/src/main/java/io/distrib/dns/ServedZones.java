package io.distrib.dns;

/**
 * What a server answers from just now: its zones, and the table of names for encoded replies. One
 * query is answered by one of the two alone. <em>Thread-safe.</em>
 */
record ServedZones(LiveZones zones, LiveNames names) {
  /** These, until they are replaced. */
  static ServedZones of(Zones zones) {
    return new ServedZones(new LiveZones(zones), new LiveNames(QuickNames.of(zones)));
  }

  /** From now on {@code value}. */
  void replace(Zones value) {
    QuickNames table = QuickNames.of(value);
    zones.replace(value);
    names.replace(table);
  }
}
