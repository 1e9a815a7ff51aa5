package io.distrib.server.operate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has laid down for a site, over what is measured. <em>Immutable.</em>
 *
 * @param kind what
 * @param by who
 * @param reason why; empty if they did not say
 * @param since when
 * @param until when it ends by itself; null if never
 */
public record SiteOverride(
    OverrideKind kind, String by, String reason, Instant since, @Nullable Instant until) {
  /** Takes times to the second. */
  public SiteOverride {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(reason, "reason");
    since = since.truncatedTo(ChronoUnit.SECONDS);
    until = until == null ? null : until.truncatedTo(ChronoUnit.SECONDS);
  }

  boolean isOver(Instant now) {
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
