package io.distrib.fleet;

import java.time.Duration;
import java.util.Optional;

/**
 * An order as the board has it. No date tells how long it still holds, but durations (E8).
 * <em>Immutable.</em>
 *
 * @param order what it says
 * @param version of its entry, 1 or more; rises with each writing
 * @param age how long ago it had been written when it was read, as the engine tells; not negative
 * @param arrivedNanos when it was read, by the monotonic clock of this member
 */
public record HeardOrder(FleetOrder order, long version, Duration age, long arrivedNanos) {
  /** Takes an engine that tells a negative age for one that has just written it. */
  public HeardOrder {
    age = age.isNegative() ? Duration.ZERO : age;
  }

  /** How long it still holds, zero when its time is over; empty: until it is taken back. */
  public Optional<Duration> left(long nowNanos) {
    Duration since = age.plusNanos(nowNanos - arrivedNanos);
    return order
        .lasts()
        .map(lasts -> lasts.compareTo(since) > 0 ? lasts.minus(since) : Duration.ZERO);
  }

  /** Whether it says something, and its time is not over. */
  public boolean isInEffect(long nowNanos) {
    return order.value() != FleetOrder.Value.NONE
        && left(nowNanos).map(left -> !left.isZero()).orElse(true);
  }
}
