package io.distrib.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.netflix.concurrency.limits.limit.AbstractLimit;
import com.netflix.concurrency.limits.limit.SettableLimit;
import io.distrib.spi.LoadProbe;
import io.distrib.testkit.LoadProbeContract;
import io.distrib.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** H7, H8: requests under way, out of a limit that is learned. */
class AdaptiveLimitTest extends LoadProbeContract {
  @Override
  protected LoadProbe probe() {
    AdaptiveLimit limit = AdaptiveLimit.gradient(10, 100);
    limit.inFlight().begin();
    return limit;
  }

  @Test
  void theLoadIsWhatIsUnderWayOutOfTheLimit() {
    SettableLimit four = SettableLimit.startingAt(4);
    AdaptiveLimit limit = AdaptiveLimit.of(four);
    long first = limit.inFlight().begin();
    assertThat(limit.sample().load()).isEqualTo(0.25);
    four.setLimit(2);
    assertThat(limit.sample().load()).isEqualTo(0.5);
    limit.inFlight().end(first);
    assertThat(limit.sample().load()).isZero();
    assertThat(limit.mayBlock()).isFalse();
  }

  @Test
  void theAlgorithmIsToldOfEveryRequest() {
    ManualClock clock = new ManualClock(1_700_000_000);
    clock.advance(Duration.ofDays(1));
    Recording recording = new Recording();
    AdaptiveLimit limit = AdaptiveLimit.of(recording, clock);
    clock.advance(Duration.ofNanos(5));
    long first = limit.inFlight().begin();
    long second = limit.inFlight().begin();
    clock.advance(Duration.ofNanos(2));
    limit.inFlight().end(second);
    clock.advance(Duration.ofNanos(1));
    limit.inFlight().end(first);
    assertThat(recording.heard).containsExactly("at 5 for 2 of 2", "at 5 for 3 of 1");
  }

  @Test
  void itStartsWithAllThatIsAllowed() {
    assertThat(AdaptiveLimit.gradient(10, 100).limit()).isEqualTo(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdaptiveLimit.gradient(0, 100))
        .withMessage("limits 0 to 100 (expected 1 <= min <= max)");
    assertThatIllegalArgumentException().isThrownBy(() -> AdaptiveLimit.gradient(10, 9));
  }

  /** Tells what an algorithm is told. */
  private static final class Recording extends AbstractLimit {
    final List<String> heard = new ArrayList<>();

    Recording() {
      super(10);
    }

    @Override
    protected int _update(long startTime, long rtt, int inflight, boolean didDrop) {
      heard.add("at " + startTime + " for " + rtt + " of " + inflight);
      return getLimit();
    }
  }
}
