package io.distrib.it.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A client that asks a nameserver by TCP without a pause, each time over a new connection, and
 * never twice. <em>Thread-safe.</em>
 */
final class TcpLoad implements AutoCloseable {
  private final Thread thread = new Thread(this::run, "tcp-load");
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final InetSocketAddress server;
  private final String name;
  private final String expected;
  private volatile boolean isStopping;

  /** Asks {@code server} for the addresses of {@code name}. */
  TcpLoad(InetSocketAddress server, String name, String expected) {
    this.server = server;
    this.name = name;
    this.expected = expected;
    thread.start();
  }

  long answered() {
    return answered.get();
  }

  /** How often there was no answer, or a wrong one. */
  long failed() {
    return failed.get();
  }

  /** Asks no more, and waits for the last answer. */
  void finish() throws InterruptedException {
    isStopping = true;
    thread.join();
  }

  @Override
  public void close() {
    isStopping = true;
  }

  private void run() {
    while (!isStopping) {
      (isAnswered() ? answered : failed).incrementAndGet();
    }
  }

  private boolean isAnswered() {
    try {
      return Dns.addressesByTcp(server, name).equals(expected);
    } catch (IOException e) {
      return false;
    }
  }
}
