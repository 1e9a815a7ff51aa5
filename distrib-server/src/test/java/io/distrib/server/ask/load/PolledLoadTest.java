package io.distrib.server.ask.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.LoadSample;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a source has said holds for five seconds. */
class PolledLoadTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
  private Callable<LoadSample> source = () -> new LoadSample(0.5);
  private final PolledLoad load = new PolledLoad(() -> source.call(), nanos::get);

  @Test
  void beforeTheFirstAnswerNothingIsKnown() {
    assertThat(load.sample().isKnown()).isFalse();
    load.ask();
    assertThat(load.sample().load()).isEqualTo(0.5);
  }

  @Test
  void anOldAnswerIsNotKnownAnyMore() {
    load.ask();
    source =
        () -> {
          throw new IOException("gone");
        };
    nanos.addAndGet(PolledLoad.MAX_AGE.toNanos());
    load.ask();
    assertThat(load.sample().load()).isEqualTo(0.5);
    nanos.incrementAndGet();
    load.ask();
    assertThat(load.sample().isKnown()).isFalse();
  }

  @Test
  void anAnswerThatSaysNothingIsNone() {
    load.ask();
    source = () -> LoadSample.UNKNOWN;
    load.ask();
    assertThat(load.sample().load()).isEqualTo(0.5);
  }
}
