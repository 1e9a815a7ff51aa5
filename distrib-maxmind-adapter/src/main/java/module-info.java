/** The group of a client by its country or continent, from a MaxMind DB file. */
module io.distrib.maxmind {
  requires transitive io.distrib.core;
  requires com.google.common;
  requires com.maxmind.db;
  requires static transitive org.jspecify;

  exports io.distrib.maxmind;
}
