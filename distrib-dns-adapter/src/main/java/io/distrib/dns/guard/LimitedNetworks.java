package io.distrib.dns.guard;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Logs once of a network that has been limited for minutes, as a resolver of many clients or a
 * front would be. It looks at a query a millisecond and follows at most one network in each of a
 * few places, so that a flood from everywhere costs nothing. <em>Thread-safe.</em>
 */
final class LimitedNetworks {
  private static final Logger LOG = System.getLogger(LimitedNetworks.class.getName());
  private static final int SLOTS = 64;
  private static final int MAX_LOGGED = 256;
  private static final long SAMPLE_NANOS = 1_000_000;
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final long PAUSE_NANOS = 10 * SECOND_NANOS;
  private static final int MINUTES = 2;
  private static final long LONG_NANOS = MINUTES * 60 * SECOND_NANOS;

  private final AtomicLong lookedAtNanos;
  private final Place[] places = new Place[SLOTS];
  private final Set<Long> logged = new HashSet<>();

  /** The network that is followed there, and since when. */
  private static final class Place {
    long network;
    long sinceNanos;
    long lastNanos;

    void begin(long value, long nowNanos) {
      network = value;
      sinceNanos = nowNanos;
      lastNanos = nowNanos;
    }
  }

  LimitedNetworks(long nowNanos) {
    lookedAtNanos = new AtomicLong(nowNanos - SAMPLE_NANOS);
    for (int i = 0; i < SLOTS; i++) {
      places[i] = new Place();
      places[i].lastNanos = nowNanos - PAUSE_NANOS;
    }
  }

  /**
   * A query of {@code client} has just been refused.
   *
   * @param network {@link NetworkKey} of it
   */
  void add(InetAddress client, long network, long nowNanos) {
    long before = lookedAtNanos.get();
    if (nowNanos - before >= SAMPLE_NANOS && lookedAtNanos.compareAndSet(before, nowNanos)) {
      follow(client, network, nowNanos);
    }
  }

  private synchronized void follow(InetAddress client, long network, long nowNanos) {
    Place place = places[Math.floorMod(Long.hashCode(network), SLOTS)];
    boolean isSilent = nowNanos - place.lastNanos >= PAUSE_NANOS;
    if (isSilent) {
      place.begin(network, nowNanos);
    } else if (place.network == network) {
      place.lastNanos = nowNanos;
      if (nowNanos - place.sinceNanos >= LONG_NANOS && logged.size() < MAX_LOGGED) {
        log(client, network);
      }
    }
  }

  private void log(InetAddress client, long network) {
    if (logged.add(network)) {
      LOG.log(
          Level.WARNING,
          () ->
              NetworkKey.text(client)
                  + " has asked more than its rate limit allows for "
                  + MINUTES
                  + " minutes; if it is a resolver or a front that you trust, list it in"
                  + " rate-limit.exempt");
    }
  }
}
