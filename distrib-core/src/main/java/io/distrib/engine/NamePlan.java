package io.distrib.engine;

import io.distrib.model.Candidate;
import io.distrib.model.NamingReason;
import java.util.List;

/**
 * What one name means until the next change of any site's state. <em>Immutable.</em>
 *
 * @param reason why
 * @param candidates the sites that may be named, in ring order; empty when none may
 */
public record NamePlan(NamingReason reason, List<Candidate> candidates) {
  /** Copies the list. */
  public NamePlan {
    candidates = List.copyOf(candidates);
  }
}
