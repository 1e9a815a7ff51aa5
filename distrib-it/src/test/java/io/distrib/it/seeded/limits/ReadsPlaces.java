package io.distrib.it.seeded.limits;

/** Breaks the rule "maxmind stays in its adapter". */
final class ReadsPlaces {
  com.maxmind.db.Reader reader;
}
