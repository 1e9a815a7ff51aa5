package io.distrib.spi;

import io.distrib.model.NamingQuestion;
import java.util.List;

/**
 * Chooses one of several eligible sites (D1). One policy object serves one Pool or Group Name; it
 * is called by many threads at once, must not block, and is not told the record type (D7). An
 * exception or an index out of range counts as 0.
 */
@FunctionalInterface
public interface BalancingPolicy {
  /**
   * The index of the chosen candidate, 0 to {@code candidates.size() - 1}.
   *
   * @param question the name and the client
   * @param candidates at least two, in ring order
   */
  int choose(NamingQuestion question, List<Candidate> candidates);

  /**
   * Whether the choice depends on who asks; if so (the default), a resolver may keep an answer for
   * its client's network only (RFC 7871).
   */
  default boolean looksAtClient() {
    return true;
  }
}
