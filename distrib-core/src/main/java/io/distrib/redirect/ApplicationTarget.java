package io.distrib.redirect;

import io.distrib.marker.DatedTarget;
import io.distrib.marker.MarkerCodec;
import io.distrib.marker.MovedSign;
import org.jspecify.annotations.Nullable;

/**
 * Targets as the application sees them: without markers, tickets, and signs of a takeover.
 * <em>Immutable, thread-safe.</em>
 */
record ApplicationTarget(
    MarkerCodec codec, @Nullable ReturnTickets tickets, @Nullable MovedSign moved) {
  /** {@code target} as the application sees it: the same object if there is nothing to remove. */
  String of(String target) {
    return withoutMore(codec.remove(target));
  }

  /** {@code target} as the application sees it. */
  String of(DatedTarget target) {
    return withoutMore(target.bare());
  }

  /** {@code target} as a site knows it that sends its client back to load balancing. */
  String withoutSign(String target) {
    return moved == null ? target : moved.remove(target);
  }

  /**
   * The id of the site that the client of {@code target} says has died; null if it says nothing.
   */
  @Nullable String movedFrom(String target) {
    return moved == null ? null : moved.siteIn(target);
  }

  private String withoutMore(String target) {
    return withoutSign(tickets == null ? target : tickets.remove(target));
  }
}
