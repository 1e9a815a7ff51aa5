/** The file that describes a pool, for nameservers and sites alike. */
module io.distrib.config {
  requires transitive io.distrib.core;
  requires com.google.common;
  requires io.distrib.maxmind;
  requires org.snakeyaml.engine;
  requires static transitive org.jspecify;

  exports io.distrib.config;

  provides io.distrib.redirect.DistributorSource with
      io.distrib.config.ConfigurationSource;
}
