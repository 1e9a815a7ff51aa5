package io.distrib.dns.socket;

import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Prefetch;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One address where queries are answered, and who answers those that come by UDP. <em>Immutable,
 * thread-safe.</em>
 */
record Listener(Endpoint endpoint, List<UdpWorker> workers) {
  /**
   * Binds {@code address}, for {@code threads} workers, whose deaths are told to {@code failures}.
   *
   * @throws AbsentAddressException if this machine does not have it
   * @throws IOException if it cannot be had otherwise: nothing stays bound
   */
  static Listener open(
      InetSocketAddress address,
      int threads,
      PacketHandler handler,
      IntFunction<Prefetch> prefetches,
      UncaughtExceptionHandler failures)
      throws IOException {
    Endpoint endpoint = Endpoint.bind(address, UdpWorkers.channels(threads));
    Listener listener = new Listener(endpoint, new ArrayList<>());
    boolean isOpen = false;
    try {
      UdpWorkers.open(endpoint, threads, handler, prefetches, failures, listener.workers);
      isOpen = true;
    } finally {
      if (!isOpen) {
        listener.close();
      }
    }
    return listener;
  }

  InetSocketAddress address() {
    return endpoint.address();
  }

  /** Begins; connections are accepted by {@code tcp}. */
  void start(TcpListener tcp) throws IOException {
    workers.forEach(UdpWorker::start);
    tcp.listen(endpoint.server());
    UdpWorkers.steerTcp(address());
  }

  /** Has the workers answer what has arrived, then end. */
  void stop() {
    workers.forEach(UdpWorker::stop);
  }

  /** The same, and waits for it; then the address is free. */
  void close() {
    stop();
    workers.forEach(UdpWorker::close);
    endpoint.close();
  }
}
