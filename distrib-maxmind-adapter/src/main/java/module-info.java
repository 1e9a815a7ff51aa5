/** Where clients are, from files in the MaxMind DB format. */
module io.distrib.maxmind {
  requires transitive io.distrib.core;
  requires com.google.common;
  requires com.maxmind.db;
  requires static transitive org.jspecify;

  exports io.distrib.maxmind;
}
