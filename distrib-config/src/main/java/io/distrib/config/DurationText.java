package io.distrib.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Durations as they are written: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 2h}, {@code 7d},
 * with parts ({@code 1.5s}), or several from the longest unit to the shortest ({@code 1h30m}).
 */
public final class DurationText {
  private static final String NUMBER = "([0-9]{1,9}(?:\\.[0-9]{1,3})?)";
  private static final Pattern FORM =
      Pattern.compile(
          Stream.of("d", "h", "m", "s")
              .map(unit -> "(?:" + NUMBER + unit + ")?")
              .collect(Collectors.joining("", "", "(?:([0-9]{1,9})ms)?")));
  private static final List<Duration> UNITS =
      List.of(
          Duration.ofDays(1),
          Duration.ofHours(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(1),
          Duration.ofMillis(1));

  private DurationText() {}

  /** The duration that {@code text} spells; empty if it spells none. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      return Optional.empty();
    }
    Duration sum = Duration.ZERO;
    for (int i = 0; i < UNITS.size(); i++) {
      String number = matcher.group(i + 1);
      sum = number == null ? sum : sum.plus(times(UNITS.get(i), new BigDecimal(number)));
    }
    return Optional.of(sum);
  }

  /** {@code duration} in whole seconds, else in milliseconds. */
  public static String of(Duration duration) {
    return duration.toNanosPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
  }

  /** Exact: every unit can be divided by 1,000. */
  private static Duration times(Duration unit, BigDecimal number) {
    long thousandths = number.movePointRight(3).longValueExact();
    return unit.dividedBy(1_000).multipliedBy(thousandths);
  }
}
