package io.distrib.fleet;

import io.distrib.fleet.SiteVerdict.Word;
import io.distrib.model.LoadSample;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one site. <em>Immutable.</em>
 *
 * @param state what it is
 * @param basis why
 * @param isOutvoted whether this member votes otherwise (E15)
 * @param load how full the site is (E16)
 * @param isDraining whether it says so itself, to this member or to another that votes (E16)
 * @param lastVote what came of the last vote on it; null if there was none
 */
public record SiteAgreement(
    State state,
    Basis basis,
    boolean isOutvoted,
    LoadSample load,
    boolean isDraining,
    @Nullable Vote lastVote) {
  /** What a site is. */
  public enum State {
    UP,
    DOWN,
    /** As this member's own health state has it, as if there were no fleet. */
    OWN,
    /** Nobody knows: {@code pool.when-none} decides (D5). */
    NONE
  }

  /**
   * What came of a vote.
   *
   * @param state up or down
   * @param ownWord what this member's own verdict was
   * @param nanos when, by the monotonic clock of this member
   */
  public record Vote(State state, Word ownWord, long nanos) {}

  /** Why it is that. */
  public enum Basis {
    /** By the votes of members that are heard now. */
    VOTES,
    /** By what was agreed before (E3, E9). */
    MEMORY,
    /** By what this member sees itself. */
    OWN
  }
}
