package io.distrib.dns.recursion;

import io.distrib.dns.message.Reply;
import io.distrib.dns.packet.FaultCount;
import io.distrib.dns.packet.Transport;
import io.distrib.dns.socket.Channels;
import io.distrib.dns.socket.Threads;
import io.distrib.spi.Clock;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Forwards queries to upstream resolvers, in one thread that never waits for a single upstream.
 * Nothing is cached. <em>Thread-safe.</em>
 */
public final class Forwarder {
  private static final long TICK_MILLIS = 50;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final long SETTLE_NANOS = 1_000_000_000;
  private static final long CLOSE_MILLIS = 5_000;

  private final List<InetSocketAddress> addresses;
  private final Clock clock;
  private final LookupLimits limits = new LookupLimits();
  private final Queue<PendingClient> arrived = new ConcurrentLinkedQueue<>();
  private final Map<LookupKey, PendingLookup> underWay = new HashMap<>();
  private final ByteBuffer in = ByteBuffer.allocate(Transport.TCP.maxBytes());
  private final FaultCount faults = new FaultCount("a name outside the zones was not looked up");
  private final Thread thread;
  private volatile @Nullable Selector selector;
  private volatile boolean isStopping;

  /** Asks {@code addresses}; what its thread dies of is told to {@code failures}. */
  public Forwarder(
      List<InetSocketAddress> addresses, Clock clock, UncaughtExceptionHandler failures) {
    this.addresses = addresses;
    this.clock = clock;
    this.thread = Threads.watched(this::run, "distrib-dns-recursion", failures);
  }

  /** Begins. */
  public void start() throws IOException {
    selector = Selector.open();
    thread.start();
  }

  /** Forwards the query of {@code pending}, or fails it at once if too many clients are waiting. */
  void begin(PendingClient pending) {
    if (!limits.take(pending.client())) {
      pending.fail(Reply.NO_EXTENDED_ERROR);
      return;
    }
    arrived.add(pending);
    wakeUp();
  }

  /** How many are waiting. */
  int waiting() {
    return limits.count();
  }

  /** Waits until nobody is waiting, a second at most. */
  public void settle() {
    long end = System.nanoTime() + SETTLE_NANOS;
    while (thread.isAlive() && waiting() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Has the thread end; clients that still wait get no reply. */
  public void stop() {
    isStopping = true;
    wakeUp();
  }

  /** The same, and waits for it. */
  public void close() {
    stop();
    Threads.await(thread, CLOSE_MILLIS);
    Selector known = selector;
    if (known != null) {
      Channels.closeQuietly(known);
    }
  }

  private void wakeUp() {
    Selector known = selector;
    if (known != null) {
      known.wakeup();
    }
  }

  private void run() {
    Selector own = selector;
    if (own == null) {
      return;
    }
    Upstreams upstreams = new Upstreams(addresses, own);
    try {
      while (!isStopping) {
        turn(own, upstreams);
      }
    } finally {
      Channels.closeQuietly(own);
      underWay.values().forEach(PendingLookup::close);
    }
  }

  private void turn(Selector own, Upstreams upstreams) {
    try {
      own.select(this::ready, underWay.isEmpty() ? 0 : TICK_MILLIS);
      advance(upstreams);
    } catch (IOException e) {
      LockSupport.parkNanos(PAUSE_NANOS);
    } catch (RuntimeException e) {
      faults.add(e);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void advance(Upstreams upstreams) {
    long now = clock.monotonicNanos();
    PendingClient pending = arrived.poll();
    while (pending != null) {
      admit(pending, upstreams, now);
      pending = arrived.poll();
    }
    List<PendingLookup> due = underWay.values().stream().filter(each -> each.isDue(now)).toList();
    due.forEach(lookup -> step(lookup, () -> lookup.expire(now)));
  }

  private void ready(SelectionKey key) {
    if (key.isValid() && key.attachment() instanceof PendingLookup lookup) {
      step(lookup, () -> lookup.advance(in, clock.monotonicNanos()));
    }
  }

  private void admit(PendingClient pending, Upstreams upstreams, long now) {
    LookupKey key = pending.forwarded().key();
    PendingLookup known = underWay.get(key);
    PendingLookup lookup = known == null ? new PendingLookup(key, upstreams, now) : known;
    if (!lookup.add(pending)) {
      limits.release(pending.client());
    }
    if (known == null) {
      underWay.put(key, lookup);
      step(lookup, () -> lookup.start(now));
    }
  }

  /** Something of a look-up, after which it may have ended. */
  private interface Step {
    boolean isLast();
  }

  /** The one place where a fault ends: it costs this look-up, and no other. */
  private void step(PendingLookup lookup, Step step) {
    try {
      if (!step.isLast()) {
        return;
      }
      lookup.finish();
    } catch (RuntimeException e) {
      faults.add(e);
    }
    lookup.close();
    underWay.remove(lookup.key());
    lookup.pendingClients().forEach(pending -> limits.release(pending.client()));
  }
}
