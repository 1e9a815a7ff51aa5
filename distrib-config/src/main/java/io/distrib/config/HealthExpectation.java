package io.distrib.config;

import java.util.List;
import java.util.Optional;

/**
 * What a site that is probed by HTTP is to answer. <em>Immutable.</em>
 *
 * @param statuses the statuses that are good, at least one
 * @param body a text that must occur within the first 64 KiB, 1 to 1,000 characters; empty: any
 */
public record HealthExpectation(List<StatusRange> statuses, Optional<String> body) {
  /** A status from 200 to 399, with any body. */
  public static final HealthExpectation DEFAULT =
      new HealthExpectation(List.of(new StatusRange(200, 399)), Optional.empty());

  /** Copies the list. */
  public HealthExpectation {
    statuses = List.copyOf(statuses);
  }

  /** Whether the statuses are those of {@link #DEFAULT}. */
  public boolean hasDefaultStatuses() {
    return statuses.equals(DEFAULT.statuses);
  }

  /** Whether {@code status} is good. */
  public boolean accepts(int status) {
    return statuses.stream().anyMatch(range -> range.contains(status));
  }
}
