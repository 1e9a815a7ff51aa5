package io.distrib.fleet;

import io.distrib.model.LoadSample;
import java.time.Duration;
import java.util.Optional;

/**
 * What a member says of one site, when it says it. <em>Immutable.</em>
 *
 * @param word what its own health state says
 * @param sinceGood how long ago its last good probe was; meaningless unless the word is UP
 * @param report the site's own word on itself, if the member has one
 */
public record SiteVerdict(Word word, Duration sinceGood, Optional<Report> report) {
  /** What is believed of a site. */
  public enum Word {
    UP,
    DOWN,
    /** No probe has spoken yet. */
    UNKNOWN
  }

  /**
   * What the site said of itself.
   *
   * @param load how full it is
   * @param isDraining whether it takes no new sessions
   * @param age how long ago it said so
   */
  public record Report(LoadSample load, boolean isDraining, Duration age) {}

  /** A verdict without a report. */
  public static SiteVerdict of(Word word, Duration sinceGood) {
    return new SiteVerdict(word, sinceGood, Optional.empty());
  }

  /** Whether it is a vote {@code later}: it says DOWN, or an UP that is still backed (E4). */
  boolean isVote(Duration later, Duration backedFor) {
    return switch (word) {
      case DOWN -> true;
      case UP -> sinceGood.plus(later).compareTo(backedFor) <= 0;
      case UNKNOWN -> false;
    };
  }
}
