package io.distrib.redirect;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The places of the clients that wait at one site, in the order in which they were turned away
 * first (A3). A ticket is worth what is written here: a place that was taken, or whose client has
 * not come back in time, is not here any more, so no ticket counts twice. Memory is bounded by the
 * number of places. Times are seconds since 1970-01-01T00:00:00Z. <em>Thread-safe.</em>
 */
final class WaitingRoom {
  /** The places by when they were opened, in microseconds; oldest first. */
  private final Map<Long, Place> places = new LinkedHashMap<>();

  private final LineCounter line = new LineCounter();

  private int max;
  private long lifetimeSeconds;
  private long lastOpened;
  private long tidiedAt;

  /** Not before when a place may be taken, and its number in the line. */
  private static final class Place {
    private long notBefore;
    private int number;

    Place(long notBefore, int number) {
      this.notBefore = notBefore;
      this.number = number;
    }
  }

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
    if (line.isUsedUp()) {
      numberAgain();
    }
    places.put(lastOpened, new Place(notBefore, line.add()));
    return OptionalLong.of(lastOpened);
  }

  /**
   * Keeps {@code place} for a client that was turned away again: not before when it may be taken,
   * which is {@code notBefore} unless an earlier word still holds; empty if it is not here.
   */
  public synchronized OptionalLong keep(long place, long now, long notBefore) {
    Place kept = kept(place, now);
    if (kept == null) {
      return OptionalLong.empty();
    }
    kept.notBefore = kept.notBefore > now ? kept.notBefore : notBefore;
    return OptionalLong.of(kept.notBefore);
  }

  /**
   * Takes {@code place}, for good, if it is here, its time has come, and fewer than {@code ahead}
   * places are older.
   */
  public synchronized boolean take(long place, long now, double ahead) {
    Place kept = kept(place, now);
    if (kept == null || kept.notBefore > now || !isWithin(place, now, ahead)) {
      return false;
    }
    leave(place);
    return true;
  }

  /** Gives {@code place} up: its client has got in otherwise. */
  public synchronized void leave(long place) {
    Place left = places.remove(place);
    if (left != null) {
      line.remove(left.number);
    }
  }

  /**
   * How many places that are kept are older than {@code place}; empty if it is not here. Those that
   * are lost are looked for once a second: each place was asked for within its lifetime, so a
   * request pays for as many as it lasts seconds.
   */
  public synchronized OptionalInt ahead(long place, long now) {
    tidy(now);
    Place kept = kept(place, now);
    return kept == null ? OptionalInt.empty() : OptionalInt.of(line.before(kept.number));
  }

  /** Whether nobody waits. */
  public synchronized boolean isEmpty(long now) {
    Iterator<Place> oldest = places.values().iterator();
    while (oldest.hasNext()) {
      Place next = oldest.next();
      if (!isLost(next, now)) {
        return false;
      }
      remove(oldest, next);
    }
    return true;
  }

  private void remove(Iterator<?> at, Place place) {
    at.remove();
    line.remove(place.number);
  }

  /** Half of the numbers are free after it: on average a place pays for one other. */
  private void numberAgain() {
    line.restart(places.size());
    places.values().forEach(place -> place.number = line.add());
  }

  private boolean isWithin(long place, long now, double ahead) {
    if (ahead >= places.size()) {
      return true;
    }
    int older = 0;
    Iterator<Map.Entry<Long, Place>> oldest = places.entrySet().iterator();
    while (oldest.hasNext() && older < ahead) {
      Map.Entry<Long, Place> next = oldest.next();
      if (next.getKey() == place) {
        return true;
      }
      if (isLost(next.getValue(), now)) {
        remove(oldest, next.getValue());
      } else {
        older++;
      }
    }
    return false;
  }

  /** The place {@code place}; null if it is not here. */
  private @Nullable Place kept(long place, long now) {
    Place found = places.get(place);
    return found == null || isLost(found, now) ? null : found;
  }

  private boolean isLost(Place place, long now) {
    return now > place.notBefore + lifetimeSeconds;
  }

  /** At most once a second: a flood does not make each refusal a search. */
  private void tidy(long now) {
    if (now != tidiedAt) {
      tidiedAt = now;
      Iterator<Place> all = places.values().iterator();
      while (all.hasNext()) {
        Place next = all.next();
        if (isLost(next, now)) {
          remove(all, next);
        }
      }
    }
  }
}
