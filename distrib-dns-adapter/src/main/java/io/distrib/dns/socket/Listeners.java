package io.distrib.dns.socket;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Listens on the addresses that are wanted, as far as this machine has them. It waits for the
 * others, such as one that a neighbour still has or that is not yet known to be nobody else's (RFC
 * 4862 5.4), and tries again every second. <em>Thread-safe.</em>
 */
final class Listeners {
  private static final Logger LOG = System.getLogger(Listeners.class.getName());
  private static final long PAUSE_NANOS = 1_000_000_000;
  private static final long CLOSE_MILLIS = 5_000;

  private final List<InetSocketAddress> wanted;
  private final int[] ports;
  private final Opener opener;
  private final TcpListener tcp;
  private final Thread waiting;
  private final Map<InetSocketAddress, Listener> open = new ConcurrentHashMap<>();
  private final List<Listener> unstarted = new ArrayList<>();

  /** The numbers of those wanted of which something is absent. */
  private final Set<Integer> lacking = new TreeSet<>();

  /** What is absent, which the log says once. */
  private final Set<InetSocketAddress> absent = new HashSet<>();

  private volatile boolean isStopping;

  /** Binds one address. */
  interface Opener {
    Listener open(InetSocketAddress address) throws IOException;
  }

  /** Those at {@code wanted}; nothing is bound yet. */
  Listeners(
      List<InetSocketAddress> wanted,
      Opener opener,
      TcpListener tcp,
      UncaughtExceptionHandler failures) {
    this.wanted = wanted;
    this.ports = wanted.stream().mapToInt(InetSocketAddress::getPort).toArray();
    this.opener = opener;
    this.tcp = tcp;
    this.waiting = Threads.watched(this::await, "distrib-dns-addresses", failures);
  }

  /**
   * Binds what is wanted, there, and not bound yet.
   *
   * @throws IOException if an address that is there cannot be had: nothing more is bound than
   *     before
   */
  synchronized void bind() throws IOException {
    boolean isBound = false;
    try {
      for (int i = 0; i < wanted.size(); i++) {
        bind(i);
      }
      isBound = true;
    } finally {
      if (!isBound) {
        unstarted.forEach(this::drop);
        unstarted.clear();
      }
    }
  }

  /** Answers at what is bound. */
  synchronized void start() throws IOException {
    for (Listener listener : unstarted) {
      if (isStopping) {
        drop(listener);
      } else {
        listener.start(tcp);
      }
    }
    unstarted.clear();
    if (!lacking.isEmpty() && waiting.getState() == Thread.State.NEW) {
      waiting.start();
    }
  }

  /** Listens no more on what no wildcard address means any more. */
  synchronized void leaveOthers() throws IOException {
    Set<InetAddress> meant = new HashSet<>();
    for (InetSocketAddress address : wanted) {
      meant.addAll(LocalAddresses.meantBy(address.getAddress()));
    }
    for (Listener listener : open.values()) {
      if (!meant.contains(listener.address().getAddress())) {
        tcp.leave(listener.endpoint().server());
        drop(listener);
      }
    }
    absent.removeIf(address -> !meant.contains(address.getAddress()));
  }

  /** Those of which at least something is bound, with their ports. */
  synchronized List<InetSocketAddress> addresses() {
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (int i = 0; i < ports.length; i++) {
      InetSocketAddress address = new InetSocketAddress(wanted.get(i).getAddress(), ports[i]);
      if (open.keySet().stream().anyMatch(bound -> isMeant(bound, address))) {
        addresses.add(address);
      }
    }
    return addresses;
  }

  /** Has all threads end, and waits for none of them; needs no lock. */
  void stop() {
    isStopping = true;
    LockSupport.unpark(waiting);
    open.values().forEach(Listener::stop);
  }

  /** The same, and waits for it; then all addresses are free. */
  void close() {
    stop();
    Threads.await(waiting, CLOSE_MILLIS);
    open.values().forEach(this::drop);
  }

  private void drop(Listener listener) {
    listener.close();
    open.remove(listener.address());
  }

  /** Binds all that number {@code number} stands for, with one port. */
  private void bind(int number) throws IOException {
    lacking.remove(number);
    InetAddress address = wanted.get(number).getAddress();
    List<InetAddress> own = LocalAddresses.meantBy(address);
    if (own.isEmpty()) {
      miss(number, wanted.get(number), "this machine has no address");
    }
    for (InetAddress each : own) {
      InetSocketAddress at = new InetSocketAddress(each, ports[number]);
      if (!open.containsKey(at)) {
        bind(number, at);
      }
    }
  }

  private void bind(int number, InetSocketAddress at) throws IOException {
    try {
      Listener listener = opener.open(at);
      open.put(listener.address(), listener);
      unstarted.add(listener);
      ports[number] = listener.address().getPort();
      if (absent.remove(at)) {
        LOG.log(Level.INFO, () -> "listening on " + Channels.text(listener.address()) + " now");
      }
    } catch (AbsentAddressException e) {
      miss(number, at, "" + e.getMessage());
    }
  }

  private void miss(int number, InetSocketAddress at, String why) {
    lacking.add(number);
    if (absent.add(at)) {
      LOG.log(Level.WARNING, why + "; it is waited for, and what can be had is served");
    }
  }

  private void await() {
    String told = "";
    while (!isStopping) {
      LockSupport.parkNanos(this, PAUSE_NANOS);
      try {
        retry();
      } catch (IOException | RuntimeException e) {
        String now = e.toString();
        if (!now.equals(told)) {
          LOG.log(Level.WARNING, now);
          told = now;
        }
      }
    }
  }

  private synchronized void retry() throws IOException {
    try {
      for (int number : List.copyOf(lacking)) {
        if (!isStopping) {
          bind(number);
        }
      }
    } finally {
      start();
    }
  }

  private static boolean isMeant(InetSocketAddress bound, InetSocketAddress wanted) {
    return bound.getPort() == wanted.getPort()
        && (wanted.getAddress().isAnyLocalAddress()
            || bound.getAddress().equals(wanted.getAddress()));
  }
}
