package io.distrib.fleet;

import io.distrib.fleet.OrderKey.Aspect;
import java.time.Duration;
import java.util.Optional;

/**
 * An order of an operator that holds at every member (E6). <em>Immutable.</em>
 *
 * @param key what it is about
 * @param value what it says
 * @param lasts how long it holds from when it is written; empty: until it is taken back
 * @param author who gave it, for people; 64 characters at most
 * @param operation tells this writing from every other one: after a broken connection it shows
 *     whether the order was written; 64 characters at most
 */
public record FleetOrder(
    OrderKey key, Value value, Optional<Duration> lasts, String author, String operation) {
  private static final int MAX_WORD = 64;

  /** What an order says. */
  public enum Value {
    /** There is none, or none any more: entries are not removed, so that versions only rise. */
    NONE,
    UP,
    DOWN,
    DRAIN,
    SERVE;

    private boolean isFor(Aspect aspect) {
      return switch (this) {
        case NONE -> true;
        case UP, DOWN -> aspect == Aspect.HEALTH;
        case DRAIN, SERVE -> aspect == Aspect.DRAIN;
      };
    }
  }

  /**
   * Checks the fields.
   *
   * @throws IllegalArgumentException if the value is not one of this aspect, the time is negative,
   *     or a word is too long
   */
  public FleetOrder {
    if (!value.isFor(key.aspect())) {
      throw new IllegalArgumentException(value + " is no order about " + key.aspect());
    }
    if (lasts.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("an order that lasts " + lasts.orElseThrow());
    }
    if (author.length() > MAX_WORD || operation.length() > MAX_WORD) {
      throw new IllegalArgumentException("more than " + MAX_WORD + " characters");
    }
  }
}
