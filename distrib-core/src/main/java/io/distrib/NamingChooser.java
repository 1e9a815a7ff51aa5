package io.distrib;

import io.distrib.engine.RecentChoices;
import io.distrib.model.DnsName;
import io.distrib.model.NamingQuestion;
import io.distrib.model.RecordKind;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Candidate;
import io.distrib.spi.Clock;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one of the answers of a Pool or Group Name, and remembers what was chosen (D1, D7).
 * <em>Thread-safe.</em>
 */
final class NamingChooser {
  private final DnsName name;
  private final int nameHash;
  private final BalancingPolicy policy;
  private final boolean looksAtClient;
  private final NamingQuestion anybodys;
  private final Clock clock;
  private final RecentChoices recent;
  private final LiveSites sites;

  NamingChooser(
      DnsName name, BalancingPolicy policy, Clock clock, RecentChoices recent, LiveSites sites) {
    this.name = name;
    this.nameHash = name.text().hashCode();
    this.policy = policy;
    this.looksAtClient = policy.looksAtClient();
    this.anybodys = new NamingQuestion(name, null);
    this.clock = clock;
    this.recent = recent;
    this.sites = sites;
  }

  /** The choice of a moment ago if it still stands, else a new one. */
  int choose(NamingPlan plan, @Nullable InetAddress client, RecordKind kind) {
    long now = clock.monotonicNanos();
    if (client == null) {
      return draw(plan, null, kind, now);
    }
    long key = RecentChoices.key(nameHash, client);
    int number = recent.find(key, kind, now);
    int again = number < 0 ? -1 : plan.choiceOf(number);
    if (again >= 0) {
      return again;
    }
    int chosen = draw(plan, client, kind, now);
    recent.put(key, kind, now, plan.site(chosen).number());
    return chosen;
  }

  private int draw(NamingPlan plan, @Nullable InetAddress client, RecordKind kind, long now) {
    NamingQuestion question = looksAtClient ? new NamingQuestion(name, client, kind) : anybodys;
    int chosen = ask(question, plan.candidates());
    if (sites.isQuiet(now)) {
      return chosen;
    }
    SlowStart slowStart = sites.look(now);
    return slowStart.spares(plan.site(chosen), now)
        ? settled(plan, question, chosen, slowStart, now)
        : chosen;
  }

  /** One of those that have their whole share; {@code otherwise} if none has. */
  private int settled(
      NamingPlan plan, NamingQuestion question, int otherwise, SlowStart slowStart, long now) {
    int[] settled =
        IntStream.range(0, plan.choices())
            .filter(i -> slowStart.isOver(plan.site(i), now))
            .toArray();
    List<Candidate> candidates = Arrays.stream(settled).mapToObj(plan.candidates()::get).toList();
    return switch (settled.length) {
      case 0 -> otherwise;
      case 1 -> settled[0];
      default -> settled[ask(question, candidates)];
    };
  }

  private int ask(NamingQuestion question, List<Candidate> candidates) {
    try {
      int chosen = policy.choose(question, candidates);
      return chosen >= 0 && chosen < candidates.size() ? chosen : 0;
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      return 0;
    }
  }
}
