package io.distrib;

import io.distrib.engine.NamePlan;
import io.distrib.engine.RecentChoices;
import io.distrib.model.Candidate;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.NamingReason;
import io.distrib.model.Site;
import io.distrib.model.Topology;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Clock;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the plan of a name into an answer: chooses, and remembers what was chosen (D1, D7).
 * <em>Thread-safe.</em>
 */
final class NamingChooser {
  private final Clock clock;
  private final RecentChoices recent = new RecentChoices();
  private final Map<Site, Integer> numbers = new HashMap<>();

  NamingChooser(Topology topology, Clock clock) {
    this.clock = clock;
    topology.sites().forEach(site -> numbers.put(site, numbers.size()));
  }

  NamingAnswer answer(NameDirectory.Entry entry, NamePlan plan, NamingQuestion question) {
    List<Candidate> candidates = plan.candidates();
    if (candidates.isEmpty()) {
      return plan.reason() == NamingReason.ALL_DOWN_SERVFAIL
          ? new NamingAnswer.Fail(plan.reason())
          : new NamingAnswer.NoData(plan.reason());
    }
    BalancingPolicy policy = entry.policy();
    int first =
        policy == null || candidates.size() == 1 ? 0 : stableChoice(policy, question, candidates);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < Math.min(entry.answers(), candidates.size()); i++) {
      sites.add(candidates.get((first + i) % candidates.size()).site());
    }
    boolean dependsOnClient = policy != null && policy.looksAtClient();
    return new NamingAnswer.Sites(plan.reason(), sites, entry.ttl(), dependsOnClient);
  }

  /** The choice of a moment ago if it still stands, else a new one. */
  private int stableChoice(
      BalancingPolicy policy, NamingQuestion question, List<Candidate> candidates) {
    InetAddress client = question.client();
    if (client == null) {
      return choose(policy, question, candidates);
    }
    long now = clock.monotonicNanos();
    int number = recent.find(question, client, now);
    for (int i = 0; number >= 0 && i < candidates.size(); i++) {
      if (number(candidates.get(i)) == number) {
        return i;
      }
    }
    int chosen = choose(policy, question, candidates);
    recent.put(question, client, now, number(candidates.get(chosen)));
    return chosen;
  }

  private int number(Candidate candidate) {
    return numbers.getOrDefault(candidate.site(), 0);
  }

  private static int choose(
      BalancingPolicy policy, NamingQuestion question, List<Candidate> candidates) {
    try {
      int chosen = policy.choose(question, candidates);
      return chosen >= 0 && chosen < candidates.size() ? chosen : 0;
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      return 0;
    }
  }
}
