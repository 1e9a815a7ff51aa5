package io.distrib.redirect;

import io.distrib.spi.RandomSource;
import java.time.Duration;

/**
 * After how long a client that is turned away may ask again: not all that were turned away together
 * come back together. <em>Immutable, thread-safe.</em>
 *
 * @param min the least, whole seconds, at least 1 s
 * @param jitter by how much it is stretched at most, whole seconds
 */
record RetryDelay(Duration min, Duration jitter, RandomSource random) {
  /** The next one, in seconds. */
  long nextSeconds() {
    int choices = (int) jitter.toSeconds() + 1;
    return min.toSeconds() + (choices == 1 ? 0 : random.nextInt(choices));
  }

  /** The longest, in seconds. */
  long maxSeconds() {
    return min.plus(jitter).toSeconds();
  }
}
