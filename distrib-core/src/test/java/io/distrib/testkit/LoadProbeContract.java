package io.distrib.testkit;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.LoadSample;
import io.distrib.spi.LoadProbe;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link LoadProbe} must do. Extend it and give it yours; all tests are inherited. */
public abstract class LoadProbeContract {
  /** The probe under test. */
  protected abstract LoadProbe probe();

  @Test
  void reportsALoadOrThatItDoesNotKnow() {
    LoadSample sample = probe().sample();
    assertNotNull(sample);
    assertTrue(!sample.isKnown() || sample.load() >= 0, sample::toString);
  }

  @Test
  void answersManyThreadsWithinTheLimit() {
    LoadProbe probe = probe();
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> IntStream.range(0, 1_000).parallel().forEach(i -> assertNotNull(probe.sample())));
  }
}
