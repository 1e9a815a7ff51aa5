package io.distrib.balance;

import io.distrib.spi.Candidate;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Chooses each candidate in turn. <em>Thread-safe.</em> */
final class RoundRobin implements TimedPolicy {
  private final AtomicInteger turn = new AtomicInteger();

  @Override
  public boolean dependsOnClient() {
    return false;
  }

  @Override
  public int choose(@Nullable InetAddress client, List<Candidate> candidates) {
    return Integer.remainderUnsigned(turn.getAndIncrement(), candidates.size());
  }

  @Override
  public int at(long point, List<Candidate> candidates) {
    return Rotation.part(point, candidates.size());
  }

  @Override
  public double[] shares(List<Candidate> candidates) {
    return Rotation.equalParts(candidates.size());
  }
}
