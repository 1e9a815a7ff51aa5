/** Path markers in Jetty: a handler in front of its contexts. */
module io.distrib.jetty {
  requires transitive io.distrib.core;
  requires transitive org.eclipse.jetty.server;
  requires static transitive org.jspecify;

  exports io.distrib.jetty;
}
