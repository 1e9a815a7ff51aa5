package io.distrib.engine;

import io.distrib.model.NamingQuestion;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Candidate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Each candidate in proportion to its weight, exactly: the multiples of the golden ratio fall
 * evenly over the circle, so that after k choices each candidate is within a few of its share, in
 * no fixed order. <em>Thread-safe.</em>
 */
final class Weighted implements BalancingPolicy {
  /** 2^64 divided by the golden ratio. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final AtomicLong position = new AtomicLong();

  @Override
  public boolean looksAtClient() {
    return false;
  }

  @Override
  public int choose(NamingQuestion question, List<Candidate> candidates) {
    long total = 0;
    for (int i = 0; i < candidates.size(); i++) {
      total += candidates.get(i).weight();
    }
    long point = Math.multiplyHigh(position.getAndAdd(STEP) >>> 1, total << 1);
    int chosen = 0;
    while (point >= candidates.get(chosen).weight()) {
      point -= candidates.get(chosen).weight();
      chosen++;
    }
    return chosen;
  }
}
