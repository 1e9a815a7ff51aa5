package io.distrib.demo;

import java.io.IOException;

/** One site's HTTP server, as far as the demo has to know it. */
interface SiteServer extends AutoCloseable {
  /** Starts to listen. */
  void start() throws IOException;

  /** Stops at once, as a power failure does: the listener and every connection are gone. */
  @Override
  void close();
}
