package io.distrib.dns;

import io.distrib.spi.Clock;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what others know, in one thread that never waits for a single upstream. Nothing is kept:
 * who asks again has it looked up again. <em>Thread-safe.</em>
 */
final class Lookups {
  private static final Logger LOG = System.getLogger(Lookups.class.getName());
  private static final long TICK_MILLIS = 50;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final long SETTLE_NANOS = 1_000_000_000;
  private static final long CLOSE_MILLIS = 5_000;

  private final List<InetSocketAddress> addresses;
  private final Clock clock;
  private final LookupLimits limits = new LookupLimits();
  private final Queue<Waiter> arrived = new ConcurrentLinkedQueue<>();
  private final Map<Lookup.Key, Lookup> underWay = new HashMap<>();
  private final ByteBuffer in = ByteBuffer.allocate(Transport.TCP.maxOctets());
  private final AtomicLong faults = new AtomicLong();
  private final Thread thread = new Thread(this::run, "distrib-dns-recursion");
  private volatile @Nullable Selector selector;
  private volatile boolean isStopping;

  /** Asks {@code addresses}. */
  Lookups(List<InetSocketAddress> addresses, Clock clock) {
    this.addresses = addresses;
    this.clock = clock;
  }

  /** Begins. */
  void start() throws IOException {
    selector = Selector.open();
    thread.start();
  }

  /** Looks up what {@code waiter} asks, or tells it at once that too many are waiting. */
  void begin(Waiter waiter) {
    if (!limits.take(waiter.client())) {
      waiter.fail(Reply.NO_EXTENDED_ERROR);
      return;
    }
    arrived.add(waiter);
    wakeUp();
  }

  /** How many are waiting. */
  int waiting() {
    return limits.count();
  }

  /** Waits until nobody is waiting, a second at most. */
  void settle() {
    long end = System.nanoTime() + SETTLE_NANOS;
    while (thread.isAlive() && waiting() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Ends; who still waits gets nothing. */
  void close() {
    isStopping = true;
    wakeUp();
    Threads.await(thread, CLOSE_MILLIS);
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
    } catch (ClosedSelectorException e) {
      // Closed: there is nothing left to do.
    }
    underWay.values().forEach(Lookup::close);
    Endpoint.closeQuietly(own);
  }

  private void turn(Selector own, Upstreams upstreams) {
    try {
      own.select(this::ready, underWay.isEmpty() ? 0 : TICK_MILLIS);
    } catch (IOException e) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    long now = clock.monotonicNanos();
    Waiter waiter = arrived.poll();
    while (waiter != null) {
      admit(waiter, upstreams, now);
      waiter = arrived.poll();
    }
    List<Lookup> due = underWay.values().stream().filter(each -> each.isDue(now)).toList();
    due.forEach(lookup -> step(lookup, () -> lookup.expire(now)));
  }

  private void ready(SelectionKey key) {
    if (key.isValid() && key.attachment() instanceof Lookup lookup) {
      step(lookup, () -> lookup.advance(in, clock.monotonicNanos()));
    }
  }

  private void admit(Waiter waiter, Upstreams upstreams, long now) {
    Lookup.Key key = waiter.inquiry().key();
    Lookup known = underWay.get(key);
    Lookup lookup = known == null ? new Lookup(key, upstreams, now) : known;
    if (!lookup.add(waiter)) {
      limits.release(waiter.client());
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
  private void step(Lookup lookup, Step step) {
    try {
      if (!step.isLast()) {
        return;
      }
      lookup.finish();
    } catch (RuntimeException e) {
      if (faults.getAndIncrement() == 0) {
        LOG.log(Level.WARNING, "a name outside the zones was not looked up", e);
      }
    }
    lookup.close();
    underWay.remove(lookup.key());
    lookup.waiters().forEach(waiter -> limits.release(waiter.client()));
  }
}
