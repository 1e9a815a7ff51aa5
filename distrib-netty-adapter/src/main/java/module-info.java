/** The redirect component as a Netty channel handler. */
module io.distrib.netty {
  requires transitive io.distrib.core;
  requires transitive io.netty.codec.http;
  requires transitive io.netty.transport;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.common;
  requires io.netty.handler;
  requires static transitive org.jspecify;

  exports io.distrib.netty;
}
