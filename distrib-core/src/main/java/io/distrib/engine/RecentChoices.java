package io.distrib.engine;

import io.distrib.model.NamingQuestion;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Remembers for about a second which site a client was given for a name, so that A, AAAA and HTTPS
 * agree (D7). A table of fixed size: a clash forgets the older choice, which costs nothing but that
 * agreement. <em>Thread-safe.</em>
 */
public final class RecentChoices {
  private static final int SLOTS = 1 << 14;
  private static final long SLICE_NANOS = 1_000_000_000L;
  private static final int SITE_BITS = 16;
  private static final long SITE_MASK = (1L << SITE_BITS) - 1;

  /**
   * Each word: 32 bits of the question's hash, 16 of the time slice, 16 of the site's number plus
   * one.
   */
  private final AtomicLongArray slots = new AtomicLongArray(SLOTS);

  /**
   * The number of the site that {@code question} was given within the last second or two; -1 if
   * that is not known.
   *
   * @param client the client of the question
   */
  public int find(NamingQuestion question, InetAddress client, long nowNanos) {
    long hash = hash(question, client);
    long word = slots.get(slot(hash));
    long slice = slice(nowNanos);
    long age = (slice - (word >>> SITE_BITS)) & SITE_MASK;
    boolean isMine = (word >>> 32) == (hash >>> 32) && (word & SITE_MASK) != 0;
    return isMine && age <= 1 ? (int) (word & SITE_MASK) - 1 : -1;
  }

  /** Remembers that {@code question} was given the site with this number, 0 to 65,534. */
  public void put(NamingQuestion question, InetAddress client, long nowNanos, int siteNumber) {
    long hash = hash(question, client);
    long word = (hash & 0xFFFFFFFF00000000L) | (slice(nowNanos) << SITE_BITS) | (siteNumber + 1L);
    slots.set(slot(hash), word);
  }

  private static long slice(long nowNanos) {
    return Math.floorDiv(nowNanos, SLICE_NANOS) & SITE_MASK;
  }

  private static int slot(long hash) {
    return (int) hash & (SLOTS - 1);
  }

  private static long hash(NamingQuestion question, InetAddress client) {
    return Hashing.mix(Hashing.of(client, 4, 16) + question.name().text().hashCode());
  }
}
