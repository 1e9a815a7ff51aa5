package io.distrib.balance;

import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Candidate;
import java.util.List;

/**
 * A policy that gives each candidate a part of a circle as long as its share, so that the time can
 * choose where many clients ask at once ({@link Rotation}).
 */
public interface TimedPolicy extends BalancingPolicy {
  /**
   * The index of the candidate that has {@code point}.
   *
   * @param point an unsigned number: 2^64 stands for the whole circle
   * @param candidates at least one
   */
  int at(long point, List<Candidate> candidates);

  /**
   * How long the part of each candidate is now: from 0 to 1, together 1.
   *
   * @param candidates at least one
   */
  double[] shares(List<Candidate> candidates);
}
