package io.distrib.server.protocol;

import io.distrib.text.PrintableText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has set for a site; it counts more than what is measured. <em>Immutable.</em>
 *
 * @param kind what
 * @param by who
 * @param reason why; empty if they did not say
 * @param since when
 * @param until when it ends by itself; null if never
 */
public record SiteOverride(
    OverrideKind kind, String by, String reason, Instant since, @Nullable Instant until) {
  private static final int MAX_TEXT = 200;

  /**
   * Takes times to the second, the end to the next one, so that it holds as long as was said; and
   * makes the texts printable.
   */
  public SiteOverride {
    Objects.requireNonNull(kind, "kind");
    by = PrintableText.of(by, MAX_TEXT).text();
    reason = PrintableText.of(reason, MAX_TEXT).text();
    since = since.truncatedTo(ChronoUnit.SECONDS);
    until = until == null ? null : until.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
  }

  public boolean isOver(Instant now) {
    return until != null && !now.isBefore(until);
  }

  /** For people: {@code down by alice until 2026-11-24T02:00:00Z: patching}. */
  @Override
  public String toString() {
    return kind.word()
        + " by "
        + by
        + (until == null ? " for ever" : " until " + until)
        + (reason.isEmpty() ? "" : ": " + reason);
  }
}
