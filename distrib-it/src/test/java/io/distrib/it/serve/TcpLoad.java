package io.distrib.it.serve;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.xbill.DNS.Message;

/**
 * A client that asks a nameserver by TCP without a pause, each time over a new connection, and
 * never twice. <em>Thread-safe.</em>
 */
final class TcpLoad implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final Thread thread = new Thread(this::run, "tcp-load");
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Set<String> failures = ConcurrentHashMap.newKeySet();
  private final InetSocketAddress server;
  private final byte[] query;
  private final String expected;
  private volatile boolean isStopping;

  /** Asks {@code server} for the addresses of {@code name}. */
  TcpLoad(InetSocketAddress server, String name, String expected) {
    this.server = server;
    this.query = Dns.framedQuery(name);
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

  /** What was wrong when there was no answer. */
  Set<String> failures() {
    return failures;
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
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(query);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] reply = new byte[in.readUnsignedShort()];
      in.readFully(reply);
      return Dns.addresses(new Message(reply)).equals(expected);
    } catch (IOException e) {
      failures.add(e.toString());
      return false;
    }
  }
}
