package io.distrib.balance;

import io.distrib.model.LoadSample;
import io.distrib.spi.Candidate;
import io.distrib.spi.RandomSource;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses each candidate in proportion to the free room that it reports, so that a site that has
 * just become free is not stampeded while its next report is awaited. A site whose load is not
 * known counts as the average of those that are; a full one keeps a sliver, for a report may be
 * late. <em>Thread-safe.</em>
 */
final class LeastBusy implements TimedPolicy {
  private static final double SLIVER = 0.01;
  private static final double NOTHING_KNOWN = 0.5;

  private final RandomSource random;

  LeastBusy(RandomSource random) {
    this.random = random;
  }

  @Override
  public boolean dependsOnClient() {
    return false;
  }

  @Override
  public int choose(@Nullable InetAddress client, List<Candidate> candidates) {
    return at(random.nextLong(), candidates);
  }

  @Override
  public int at(long point, List<Candidate> candidates) {
    double average = averageLoad(candidates);
    double total = 0;
    for (int i = 0; i < candidates.size(); i++) {
      total += room(candidates.get(i), average);
    }
    double rest = Rotation.fraction(point) * total;
    for (int i = 0; i < candidates.size() - 1; i++) {
      rest -= room(candidates.get(i), average);
      if (rest < 0) {
        return i;
      }
    }
    return candidates.size() - 1;
  }

  @Override
  public double[] shares(List<Candidate> candidates) {
    double average = averageLoad(candidates);
    double total = candidates.stream().mapToDouble(each -> room(each, average)).sum();
    return candidates.stream().mapToDouble(each -> room(each, average) / total).toArray();
  }

  private static double room(Candidate candidate, double average) {
    LoadSample load = candidate.load();
    return Math.max(SLIVER, 1 - (load.isKnown() ? used(load) : average));
  }

  /** No site is fuller than full: what it reports beyond that must not count for the others. */
  private static double used(LoadSample load) {
    return Math.min(1, load.load());
  }

  private static double averageLoad(List<Candidate> candidates) {
    double sum = 0;
    int known = 0;
    for (int i = 0; i < candidates.size(); i++) {
      LoadSample load = candidates.get(i).load();
      if (load.isKnown()) {
        sum += used(load);
        known++;
      }
    }
    return known == 0 ? NOTHING_KNOWN : sum / known;
  }
}
