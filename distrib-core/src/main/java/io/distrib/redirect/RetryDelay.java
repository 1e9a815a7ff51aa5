package io.distrib.redirect;

import io.distrib.spi.RandomSource;
import java.time.Duration;

/**
 * The time after which a client that is turned away may ask again. The jitter spreads the clients
 * that were turned away together. <em>Immutable, thread-safe.</em>
 *
 * @param min the shortest delay, whole seconds, at least 1 s
 * @param jitter the maximum that is added to it, whole seconds
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
