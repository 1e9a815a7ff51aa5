package io.distrib.it.seeded.maxmind;

/** Breaks the rule "maxmind needs the core's API only". */
final class KnowsMarkers {
  io.distrib.it.seeded.marker.KnowsAPort marker;
}
