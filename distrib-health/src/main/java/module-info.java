/** The health monitor: probes the sites and tells the naming service which are up. */
module io.distrib.health {
  requires transitive io.distrib.config;
  requires transitive io.distrib.core;
  requires com.google.common;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.codec.http2;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires tools.jackson.core;
  requires static transitive org.jspecify;

  exports io.distrib.health;
  exports io.distrib.health.report;
}
