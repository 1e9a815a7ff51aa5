package io.distrib.redirect;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The places of the clients that wait at one site, in the order in which they were turned away
 * first (A3). A ticket is worth what is written here: a place that was taken, or whose client has
 * not come back in time, is not here any more, so no ticket counts twice. Memory is bounded by the
 * number of places. Times are seconds since 1970-01-01T00:00:00Z. <em>Thread-safe.</em>
 */
final class WaitingRoom {
  /** Not before when each may be taken, by when it was opened in microseconds; oldest first. */
  private final Map<Long, Long> places = new LinkedHashMap<>();

  private int max;
  private long lifetimeSeconds;
  private long lastOpened;
  private long tidiedAt;

  /**
   * A room where nobody waits.
   *
   * @param max how many can
   * @param lifetimeSeconds how long after its time a place is kept
   */
  WaitingRoom(int max, long lifetimeSeconds) {
    this.max = max;
    this.lifetimeSeconds = lifetimeSeconds;
  }

  /** Sets both limits from now on; of more places than {@code max}, none is taken away. */
  synchronized void limit(int max, long lifetimeSeconds) {
    this.max = max;
    this.lifetimeSeconds = lifetimeSeconds;
  }

  /**
   * Opens a place that may be taken from {@code notBefore} on: when it was opened, in microseconds,
   * later than every other; empty if there is no place left.
   */
  public synchronized OptionalLong open(long nowMillis, long notBefore) {
    if (places.size() >= max) {
      tidy(nowMillis / 1000);
    }
    if (places.size() >= max) {
      return OptionalLong.empty();
    }
    lastOpened = Math.max(lastOpened + 1, nowMillis * 1000);
    places.put(lastOpened, notBefore);
    return OptionalLong.of(lastOpened);
  }

  /**
   * Keeps {@code place} for a client that was turned away again: not before when it may be taken,
   * which is {@code notBefore} unless an earlier word still holds; empty if it is not here.
   */
  public synchronized OptionalLong keep(long place, long now, long notBefore) {
    Long told = kept(place, now);
    if (told == null) {
      return OptionalLong.empty();
    }
    long next = told > now ? told : notBefore;
    places.put(place, next);
    return OptionalLong.of(next);
  }

  /**
   * Takes {@code place}, for good, if it is here, its time has come, and fewer than {@code ahead}
   * places are older.
   */
  public synchronized boolean take(long place, long now, double ahead) {
    Long told = kept(place, now);
    return told != null
        && told <= now
        && isWithin(place, now, ahead)
        && places.remove(place) != null;
  }

  /** Gives {@code place} up: its client has got in otherwise. */
  public synchronized void leave(long place) {
    places.remove(place);
  }

  /** Whether nobody waits. */
  public synchronized boolean isEmpty(long now) {
    Iterator<Long> oldest = places.values().iterator();
    while (oldest.hasNext()) {
      if (!isLost(oldest.next(), now)) {
        return false;
      }
      oldest.remove();
    }
    return true;
  }

  private boolean isWithin(long place, long now, double ahead) {
    if (ahead >= places.size()) {
      return true;
    }
    int older = 0;
    Iterator<Map.Entry<Long, Long>> oldest = places.entrySet().iterator();
    while (oldest.hasNext() && older < ahead) {
      Map.Entry<Long, Long> next = oldest.next();
      if (next.getKey() == place) {
        return true;
      }
      if (isLost(next.getValue(), now)) {
        oldest.remove();
      } else {
        older++;
      }
    }
    return false;
  }

  /** Not before when {@code place} may be taken; null if it is not here. */
  private @Nullable Long kept(long place, long now) {
    Long told = places.get(place);
    return told == null || isLost(told, now) ? null : told;
  }

  private boolean isLost(long notBefore, long now) {
    return now > notBefore + lifetimeSeconds;
  }

  /** At most once a second: a flood does not make each refusal a search. */
  private void tidy(long now) {
    if (now != tidiedAt) {
      tidiedAt = now;
      places.values().removeIf(notBefore -> isLost(notBefore, now));
    }
  }
}
