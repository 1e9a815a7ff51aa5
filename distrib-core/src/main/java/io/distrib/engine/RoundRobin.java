package io.distrib.engine;

import io.distrib.model.NamingQuestion;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Candidate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Each candidate in turn. <em>Thread-safe.</em> */
final class RoundRobin implements BalancingPolicy {
  private final AtomicInteger turn = new AtomicInteger();

  @Override
  public boolean looksAtClient() {
    return false;
  }

  @Override
  public int choose(NamingQuestion question, List<Candidate> candidates) {
    return Integer.remainderUnsigned(turn.getAndIncrement(), candidates.size());
  }
}
