package io.distrib.adapter.testkit;

/**
 * A server that an adapter's test has started: site Boston, behind the adapter under test, with the
 * application that {@link EchoApplication} describes, on a free port of the loopback interface.
 * <em>Thread-safe.</em>
 */
public interface AdapterServer extends AutoCloseable {
  /** The port on which it listens, from 1 to 65535. */
  int port();

  /** Stops it. */
  @Override
  void close();

  /**
   * A server that is stopped by {@code stop}.
   *
   * @param port where it listens
   */
  static AdapterServer of(int port, Runnable stop) {
    return new AdapterServer() {
      @Override
      public int port() {
        return port;
      }

      @Override
      public void close() {
        stop.run();
      }
    };
  }
}
