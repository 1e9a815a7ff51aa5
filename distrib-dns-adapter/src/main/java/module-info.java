/** The nameserver: sockets, messages, zones. */
module io.distrib.dns {
  requires transitive io.distrib.core;
  requires com.google.common;
  requires transitive org.dnsjava;
  requires static transitive org.jspecify;

  exports io.distrib.dns;
  exports io.distrib.dns.zone;
}
