package io.distrib;

import io.distrib.engine.RecentChoices;
import io.distrib.model.Candidate;
import io.distrib.model.DnsName;
import io.distrib.model.NamingQuestion;
import io.distrib.model.RecordKind;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Clock;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one of the answers of a Pool or Group Name, and remembers what was chosen (D1, D7).
 * <em>Thread-safe.</em>
 */
final class NamingChooser {
  private final DnsName name;
  private final BalancingPolicy policy;
  private final boolean looksAtClient;
  private final NamingQuestion anybodys;
  private final Clock clock;
  private final RecentChoices recent;

  NamingChooser(DnsName name, BalancingPolicy policy, Clock clock, RecentChoices recent) {
    this.name = name;
    this.policy = policy;
    this.looksAtClient = policy.looksAtClient();
    this.anybodys = new NamingQuestion(name, null);
    this.clock = clock;
    this.recent = recent;
  }

  /** The choice of a moment ago if it still stands, else a new one. */
  int choose(NamingPlan plan, @Nullable InetAddress client, RecordKind kind) {
    if (client == null) {
      return draw(plan.candidates(), null, kind);
    }
    long now = clock.monotonicNanos();
    long key = RecentChoices.key(name.text(), client);
    int number = recent.find(key, kind, now);
    int again = number < 0 ? -1 : plan.choiceOf(number);
    if (again >= 0) {
      return again;
    }
    int chosen = draw(plan.candidates(), client, kind);
    recent.put(key, kind, now, plan.siteNumber(chosen));
    return chosen;
  }

  private int draw(List<Candidate> candidates, @Nullable InetAddress client, RecordKind kind) {
    NamingQuestion question = looksAtClient ? new NamingQuestion(name, client, kind) : anybodys;
    try {
      int chosen = policy.choose(question, candidates);
      return chosen >= 0 && chosen < candidates.size() ? chosen : 0;
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      return 0;
    }
  }
}
