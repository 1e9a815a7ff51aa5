/** The redirect component as a service that web servers ask. */
module io.distrib.ask {
  requires transitive io.distrib.core;
  requires com.google.common;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires transitive io.netty.transport;
  requires static transitive org.jspecify;

  exports io.distrib.ask;
}
