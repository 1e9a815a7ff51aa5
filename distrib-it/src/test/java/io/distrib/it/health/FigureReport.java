package io.distrib.it.health;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;

/** Figures of one kind, against what they may be. */
final class FigureReport {
  private static final long STALL_MILLIS = 500;

  private FigureReport() {}

  /** How long it was, in milliseconds. */
  static long millis(long fromNanos, long toNanos) {
    return NANOSECONDS.toMillis(toNanos - fromNanos);
  }

  /**
   * Prints the figures, and fails if they are too large: all but one are to be {@code max} at most,
   * for during that one the machine may have stood still.
   */
  static void check(String what, List<Long> millis, long max) {
    System.out.println(what + " (ms): " + millis);
    long late = millis.stream().filter(figure -> figure > max).count();
    assertThat(late).as("over %d: %s %s", max, what, millis).isLessThanOrEqualTo(1);
    assertThat(Collections.max(millis)).as(what + " " + millis).isLessThan(max + STALL_MILLIS);
  }
}
