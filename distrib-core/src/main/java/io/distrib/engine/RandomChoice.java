package io.distrib.engine;

import io.distrib.model.NamingQuestion;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Candidate;
import io.distrib.spi.RandomSource;
import java.util.List;

/** Each candidate with the same chance. <em>Thread-safe.</em> */
record RandomChoice(RandomSource random) implements BalancingPolicy {
  @Override
  public boolean looksAtClient() {
    return false;
  }

  @Override
  public int choose(NamingQuestion question, List<Candidate> candidates) {
    return random.nextInt(candidates.size());
  }
}
