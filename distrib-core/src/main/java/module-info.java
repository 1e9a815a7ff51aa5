/**
 * The rules of load distribution: both deciders, their values and their ports. What is exported to
 * named modules only is no API.
 */
// The modules named here are compiled after this one.
@SuppressWarnings("module")
module io.distrib.core {
  requires com.google.common;
  requires java.management;
  requires static transitive org.jspecify;

  exports io.distrib.balance;
  exports io.distrib.fleet;
  exports io.distrib.groups;
  exports io.distrib.load;
  exports io.distrib.marker;
  exports io.distrib.model;
  exports io.distrib.naming;
  exports io.distrib.place;
  exports io.distrib.redirect;
  exports io.distrib.spi;
  exports io.distrib.topology;
  exports io.distrib.system to
      io.distrib.dns,
      io.distrib.health,
      io.distrib.limits;
  exports io.distrib.text to
      io.distrib.config,
      io.distrib.health;

  uses io.distrib.redirect.DistributorSource;
}
