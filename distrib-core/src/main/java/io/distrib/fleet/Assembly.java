package io.distrib.fleet;

import io.distrib.fleet.SiteAgreement.Basis;
import io.distrib.fleet.SiteAgreement.State;
import io.distrib.fleet.SiteAgreement.Vote;
import io.distrib.fleet.SiteVerdict.Report;
import io.distrib.fleet.SiteVerdict.Word;
import io.distrib.model.LoadSample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The members whose word counts at one moment, and their votes. <em>Immutable.</em> */
final class Assembly {
  private final Speaker own;
  private final List<Speaker> others;
  private final FleetSettings settings;
  private final long nowNanos;

  /** Whether nobody can be heard, and what was agreed last still stands (E9). */
  private final boolean isSuspended;

  Assembly(Situation situation, FleetSettings settings) {
    EngineState engine = situation.engine();
    this.settings = settings;
    this.nowNanos = situation.nowNanos();
    this.isSuspended =
        engine.kind() == EngineState.Kind.SUSPENDED
            && isWithin(settings.suspension(), engine.sinceNanos(), nowNanos);
    this.own = new Speaker(situation.own(), Duration.ZERO);
    // Who counted when the engine fell silent counts as long as that.
    long heardNanos = isSuspended ? engine.sinceNanos() : nowNanos;
    this.others =
        situation.others().stream()
            .filter(HeardPosting::isNews)
            .filter(other -> isWithin(settings.patience(), other.arrivedNanos(), heardNanos))
            .map(other -> new Speaker(other.posting(), since(other.arrivedNanos())))
            .toList();
  }

  /**
   * What holds for {@code site}.
   *
   * @param last what came of the last vote on it; null if there was none
   */
  SiteAgreement agreement(FleetSite site, @Nullable Vote last) {
    if (!settings.isMajority()) {
      return ofOwn(site, last);
    }
    if (isSuspended && last != null) {
      return suspended(site, last);
    }
    List<Word> votes = votes(site);
    if (!votes.isEmpty()) {
      State state = majority(votes);
      return agreement(site, state, Basis.VOTES, new Vote(state, own.word(site), nowNanos));
    }
    return unvoted(site, last);
  }

  /** What was agreed stands, unless this member sees it end (E9). */
  private SiteAgreement suspended(FleetSite site, Vote last) {
    Optional<Word> ownVote = own.vote(site, settings.backedFor());
    boolean fell = ownVote.equals(Optional.of(Word.DOWN)) && last.ownWord() != Word.DOWN;
    if (fell || last.state() == State.DOWN) {
      return agreement(site, State.DOWN, Basis.MEMORY, last);
    }
    List<Word> votes = votes(site);
    if (votes.contains(Word.UP)) {
      return agreement(site, State.UP, Basis.MEMORY, last);
    }
    return votes.isEmpty() ? unvoted(site, last) : agreement(site, State.DOWN, Basis.MEMORY, last);
  }

  /** Nobody votes on {@code site}: a blind member goes by what it remembers (E2, E3). */
  private SiteAgreement unvoted(FleetSite site, @Nullable Vote last) {
    if (!own.posting().isBlind()) {
      return ofOwn(site, last);
    }
    return last != null && isWithin(settings.memory(), last.nanos(), nowNanos)
        ? agreement(site, last.state(), Basis.MEMORY, last)
        : agreement(site, State.NONE, Basis.OWN, last);
  }

  private SiteAgreement ofOwn(FleetSite site, @Nullable Vote last) {
    return agreement(site, State.OWN, Basis.OWN, last);
  }

  private SiteAgreement agreement(FleetSite site, State state, Basis basis, @Nullable Vote vote) {
    boolean isOutvoted =
        own.vote(site, settings.backedFor())
            .filter(word -> state == (word == Word.UP ? State.DOWN : State.UP))
            .isPresent();
    return new SiteAgreement(state, basis, isOutvoted, load(site), isDraining(site), vote);
  }

  /** More than half must say DOWN: a broken path can fake a failure, but not a success (E1). */
  private static State majority(List<Word> votes) {
    long down = votes.stream().filter(Word.DOWN::equals).count();
    return 2 * down > votes.size() ? State.DOWN : State.UP;
  }

  private List<Word> votes(FleetSite site) {
    return speakers().flatMap(member -> member.vote(site, settings.backedFor()).stream()).toList();
  }

  /** This member's own reading first, else the median of the others' (E16). */
  private LoadSample load(FleetSite site) {
    Optional<LoadSample> mine = own.load(site);
    if (mine.isPresent()) {
      return mine.get();
    }
    double[] told =
        others.stream()
            .flatMap(member -> member.load(site).stream())
            .mapToDouble(LoadSample::load)
            .sorted()
            .toArray();
    return told.length == 0
        ? LoadSample.UNKNOWN
        : new LoadSample((told[(told.length - 1) / 2] + told[told.length / 2]) / 2);
  }

  private boolean isDraining(FleetSite site) {
    return speakers()
        .filter(member -> member.vote(site, settings.backedFor()).isPresent())
        .anyMatch(member -> member.report(site).filter(Report::isDraining).isPresent());
  }

  private Stream<Speaker> speakers() {
    return Stream.concat(Stream.of(own), others.stream());
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(nowNanos - nanos);
  }

  private static boolean isWithin(Duration limit, long fromNanos, long toNanos) {
    return toNanos - fromNanos <= limit.toNanos();
  }
}
