package io.distrib;

import io.distrib.engine.NamePlan;
import io.distrib.model.Candidate;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingReason;
import io.distrib.model.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one name can be answered with until a site's state changes; which of it, {@link
 * KnownName#choose} tells. An adapter may render each answer once and keep it as long as the plan
 * lasts. <em>Immutable, thread-safe.</em>
 */
public final class NamingPlan {
  private final NamePlan plan;
  private final int[] siteNumbers;
  private final int choices;
  private final int answers;
  private final Duration ttl;
  private final boolean dependsOnClient;
  private final @Nullable NamingAnswer only;

  private NamingPlan(
      NamePlan plan, int[] siteNumbers, NameSettings settings, @Nullable NamingAnswer only) {
    this.plan = plan;
    this.siteNumbers = siteNumbers;
    this.choices = only != null || settings.policy() == null ? 1 : siteNumbers.length;
    this.answers = Math.min(settings.answers(), siteNumbers.length);
    this.ttl = settings.ttl();
    this.dependsOnClient = settings.looksAtClient();
    this.only = only;
  }

  static NamingPlan of(NamePlan plan, int[] siteNumbers, NameSettings settings) {
    return new NamingPlan(plan, siteNumbers, settings, withoutSites(plan, settings));
  }

  /** How many answers there are, at least 1. */
  public int choices() {
    return choices;
  }

  /**
   * One of the answers.
   *
   * @param choice 0 to {@link #choices} - 1
   */
  public NamingAnswer answer(int choice) {
    return only != null
        ? only
        : new NamingAnswer.Sites(plan.reason(), sites(choice), ttl, dependsOnClient);
  }

  /** Whether {@code other}, another plan of the same name, has the same answers. */
  public boolean answersLike(NamingPlan other) {
    return plan.reason() == other.plan.reason() && candidateSites().equals(other.candidateSites());
  }

  List<Candidate> candidates() {
    return plan.candidates();
  }

  /** The number within the topology of the site that comes first in an answer. */
  int siteNumber(int choice) {
    return siteNumbers[choice];
  }

  /** The answer that begins with the site of this number; -1 if there is none. */
  int choiceOf(int siteNumber) {
    for (int i = 0; i < siteNumbers.length; i++) {
      if (siteNumbers[i] == siteNumber) {
        return i;
      }
    }
    return -1;
  }

  private List<Site> candidateSites() {
    return plan.candidates().stream().map(Candidate::site).toList();
  }

  private List<Site> sites(int first) {
    List<Candidate> candidates = plan.candidates();
    List<Site> sites = new ArrayList<>(answers);
    for (int i = 0; i < answers; i++) {
      sites.add(candidates.get((first + i) % candidates.size()).site());
    }
    return sites;
  }

  private static @Nullable NamingAnswer withoutSites(NamePlan plan, NameSettings settings) {
    if (!settings.isServed()) {
      return new NamingAnswer.Elsewhere(NamingReason.OTHER_ROLE);
    }
    if (!plan.candidates().isEmpty()) {
      return null;
    }
    return plan.reason() == NamingReason.ALL_DOWN_SERVFAIL
        ? new NamingAnswer.Fail(plan.reason())
        : new NamingAnswer.NoData(plan.reason());
  }
}
