package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.distrib.model.HttpAnswer.Header;
import io.distrib.spi.Clock;
import io.distrib.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of a date, and how often it is written (RFC 9110 5.6.7, 6.6.1). */
class DateFieldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | Thu, 01 Jan 1970 00:00:00 GMT",
        "951782400 | Tue, 29 Feb 2000 00:00:00 GMT",
        "1772323199 | Sat, 28 Feb 2026 23:59:59 GMT",
        "1788220800 | Tue, 01 Sep 2026 00:00:00 GMT",
        "1800000000 | Fri, 15 Jan 2027 08:00:00 GMT",
        "253402300799 | Fri, 31 Dec 9999 23:59:59 GMT",
        "999999999999 | Fri, 31 Dec 9999 23:59:59 GMT",
      })
  void hasTwoDigitsForADayAndFourForAYear(long seconds, String text) {
    assertEquals(new Header("Date", text), new DateField(new FixedDate(seconds)).now());
  }

  @Test
  void isWrittenOnceASecondAndFollowsTheClockBackToo() {
    ManualClock clock = new ManualClock(1_800_000_000);
    DateField field = new DateField(clock);
    var first = field.now();
    clock.advance(Duration.ofMillis(999));
    assertSame(first, field.now());
    clock.advance(Duration.ofMillis(1));
    assertNotSame(first, field.now());
    assertEquals("Fri, 15 Jan 2027 08:00:01 GMT", field.now().value());
    clock.step(Duration.ofSeconds(-1));
    assertEquals(first, field.now());
  }

  /** A clock whose date may be any that its contract allows. */
  private record FixedDate(long epochSeconds) implements Clock {
    @Override
    public long monotonicNanos() {
      return 0;
    }
  }
}
