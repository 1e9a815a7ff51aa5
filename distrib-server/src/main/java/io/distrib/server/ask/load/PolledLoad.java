package io.distrib.server.ask.load;

import io.distrib.model.LoadSample;
import io.distrib.spi.LoadProbe;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The last answer of a source that may be slow: no request waits for it. What is older than five
 * seconds is not known. <em>Thread-safe.</em>
 */
final class PolledLoad implements LoadProbe {
  static final Duration MAX_AGE = Duration.ofSeconds(5);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Callable<LoadSample> source;
  private final LongSupplier nanos;
  private volatile Answer last;

  /** A sample, and when it was taken. */
  private record Answer(LoadSample sample, long nanos) {}

  /**
   * A probe that has not asked yet.
   *
   * @param source may wait and throw
   * @param nanos the time, as {@link System#nanoTime}
   */
  PolledLoad(Callable<LoadSample> source, LongSupplier nanos) {
    this.source = source;
    this.nanos = nanos;
    this.last = new Answer(LoadSample.UNKNOWN, nanos.getAsLong());
  }

  /** Asks once a second from now on. */
  void start() {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "distrib-load");
              made.setDaemon(true);
              return made;
            });
    var unused =
        thread.scheduleWithFixedDelay(this::ask, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks now; a failure leaves what was known. */
  void ask() {
    try {
      LoadSample sample = source.call();
      if (sample.isKnown()) {
        last = new Answer(sample, nanos.getAsLong());
      }
    } catch (Exception e) {
      // It grows old: then it is not known.
    }
  }

  @Override
  public LoadSample sample() {
    Answer answer = last;
    return nanos.getAsLong() - answer.nanos > MAX_AGE.toNanos()
        ? LoadSample.UNKNOWN
        : answer.sample;
  }

  @Override
  public boolean mayBlock() {
    return false;
  }
}
