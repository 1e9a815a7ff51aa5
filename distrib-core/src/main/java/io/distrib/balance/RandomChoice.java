package io.distrib.balance;

import io.distrib.spi.Candidate;
import io.distrib.spi.RandomSource;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses each candidate with the same chance. <em>Thread-safe.</em> */
record RandomChoice(RandomSource random) implements TimedPolicy {
  @Override
  public boolean dependsOnClient() {
    return false;
  }

  @Override
  public int choose(@Nullable InetAddress client, List<Candidate> candidates) {
    return random.nextInt(candidates.size());
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
