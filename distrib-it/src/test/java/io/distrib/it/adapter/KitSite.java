package io.distrib.it.adapter;

/**
 * Site Boston behind one of the adapters, on a port of the loopback interface. Its application
 * answers with the target that it sees; a request is in session when it says {@code Cookie: live}.
 */
interface KitSite extends AutoCloseable {
  /** Where it listens. */
  int port();

  @Override
  void close();
}
