package io.distrib.it.seeded.limits;

/** Breaks the rule "limits need the core's API only". */
final class KnowsMarkers {
  io.distrib.it.seeded.marker.KnowsAPort marker;
}
