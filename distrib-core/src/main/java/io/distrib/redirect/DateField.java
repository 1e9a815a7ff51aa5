package io.distrib.redirect;

import io.distrib.model.HttpAnswer.Header;
import io.distrib.spi.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The {@code Date} of answers (RFC 9110 5.6.7, 6.6.1); all that are given within a second share it.
 * <em>Thread-safe.</em>
 */
final class DateField {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  /** The end of the year 9999: the form has four digits for a year. */
  private static final long MAX_SECONDS = 253_402_300_799L;

  private final Clock clock;
  private volatile Second last = new Second(-1, new Header("Date", ""));

  DateField(Clock clock) {
    this.clock = clock;
  }

  private record Second(long epochSeconds, Header header) {}

  /** The field as it is now. */
  Header now() {
    long seconds = Math.min(clock.epochSeconds(), MAX_SECONDS);
    Second second = last;
    if (second.epochSeconds() != seconds) {
      String text = FORM.format(Instant.ofEpochSecond(seconds));
      second = new Second(seconds, new Header("Date", text));
      last = second;
    }
    return second.header();
  }
}
