package io.distrib.it.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/**
 * Clients that ask a nameserver by UDP without a pause and never retry: each sends its next query
 * as soon as it has its answer, or has given it up. One thread runs them all. <em>Thread-safe.</em>
 */
final class UdpLoad implements AutoCloseable {
  private static final int CLIENTS = 32;
  private static final long TICK_MILLIS = 100;

  private final Selector selector = Selector.open();
  private final List<UdpClient> clients = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "udp-load");
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final Set<String> wrong = ConcurrentHashMap.newKeySet();
  private volatile Set<String> allowed;
  private volatile boolean isStopping;

  /** Asks {@code server} for the addresses of {@code name}. */
  UdpLoad(InetSocketAddress server, String name, String allowed) throws IOException {
    this.allowed = Set.of(allowed);
    for (int i = 0; i < CLIENTS; i++) {
      UdpClient client = new UdpClient(server, name);
      clients.add(client);
      client.channel().register(selector, SelectionKey.OP_READ, client);
    }
    thread.start();
  }

  /** From now on one of {@code addresses} is right, as well as what was right when it was asked. */
  void allow(String... addresses) {
    allowed = Set.of(addresses);
  }

  /** Waits for {@code count} more answers. */
  void awaitAnswers(long count) {
    long goal = answered.get() + count;
    Awaitility.await().until(() -> answered.get() >= goal);
  }

  long answered() {
    return answered.get();
  }

  long lost() {
    return lost.get();
  }

  /** The wrong answers. */
  Set<String> wrong() {
    return wrong;
  }

  /** Asks no more, and waits for the last answers. */
  void finish() throws InterruptedException {
    isStopping = true;
    thread.join();
  }

  @Override
  public void close() throws IOException {
    isStopping = true;
    for (UdpClient client : clients) {
      client.channel().close();
    }
    selector.close();
  }

  private void run() {
    try {
      while (!isStopping || clients.stream().anyMatch(UdpClient::isWaiting)) {
        selector.select(key -> read((UdpClient) key.attachment()), TICK_MILLIS);
        clients.forEach(this::goOn);
      }
    } catch (IOException | ClosedSelectorException e) {
      wrong.add(e.toString());
    }
  }

  private void read(UdpClient client) {
    String answer = client.read(allowed);
    if (answer != null) {
      answered.incrementAndGet();
      if (!answer.isEmpty()) {
        wrong.add(answer);
      }
    }
  }

  private void goOn(UdpClient client) {
    if (client.givesUp()) {
      lost.incrementAndGet();
    }
    if (!client.isWaiting() && !isStopping) {
      client.ask(allowed);
    }
  }
}
