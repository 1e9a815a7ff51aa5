package io.distrib.redirect;

import io.distrib.marker.DatedTarget;
import io.distrib.marker.MarkerCodec;
import org.jspecify.annotations.Nullable;

/**
 * Targets as the application sees them: without markers and tickets. <em>Immutable,
 * thread-safe.</em>
 */
record ApplicationTarget(MarkerCodec codec, @Nullable ReturnTickets tickets) {
  /** {@code target} as the application sees it: the same object if there is nothing to remove. */
  String of(String target) {
    return withoutTicket(codec.remove(target));
  }

  /** {@code target} as the application sees it. */
  String of(DatedTarget target) {
    return withoutTicket(target.bare());
  }

  private String withoutTicket(String target) {
    return tickets == null ? target : tickets.remove(target);
  }
}
