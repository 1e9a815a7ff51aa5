package io.distrib.fleet;

import io.distrib.fleet.SiteVerdict.Report;
import io.distrib.fleet.SiteVerdict.Word;
import io.distrib.model.LoadSample;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member whose word counts. <em>Immutable.</em>
 *
 * @param age how long ago its posting came
 */
record Speaker(Posting posting, Duration age) {
  private static final Duration REPORTS_LAST = Duration.ofSeconds(10);

  /** Its verdict on {@code site}, whether that is a vote or not. */
  Word word(FleetSite site) {
    SiteVerdict verdict = verdict(site);
    return verdict == null ? Word.UNKNOWN : verdict.word();
  }

  /** How it votes on {@code site}, UP or DOWN; empty if it does not (E3, E4). */
  Optional<Word> vote(FleetSite site, Duration backedFor) {
    SiteVerdict verdict = verdict(site);
    return verdict == null || posting.isBlind() || !verdict.isVote(age, backedFor)
        ? Optional.empty()
        : Optional.of(verdict.word());
  }

  /** What {@code site} has said of itself, if that is not too old (E16). */
  Optional<Report> report(FleetSite site) {
    SiteVerdict verdict = verdict(site);
    return verdict == null
        ? Optional.empty()
        : verdict.report().filter(report -> report.age().plus(age).compareTo(REPORTS_LAST) < 0);
  }

  /** How full {@code site} has said it is; empty if it does not know, or that is too old (E16). */
  Optional<LoadSample> load(FleetSite site) {
    return report(site).map(Report::load).filter(LoadSample::isKnown);
  }

  private @Nullable SiteVerdict verdict(FleetSite site) {
    return posting.verdicts().get(site);
  }
}
