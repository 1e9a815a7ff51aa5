package io.distrib;

import io.distrib.engine.RecentChoices;
import io.distrib.model.DnsName;
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
 * A Pool or Group Name: one of its answers is chosen, and what was chosen is remembered (D1, D7).
 * <em>Thread-safe.</em>
 */
final class BalancedName extends PlannedName {
  private final int nameHash;
  private final BalancingPolicy policy;
  private final Clock clock;
  private final RecentChoices recent;
  private final LiveSites sites;

  /** A name, planned from what its sites are now. */
  BalancedName(
      DnsName name,
      NameSettings settings,
      NamePlanner planner,
      BalancingPolicy policy,
      NamingServiceBuilder builder) {
    super(settings, planner, builder.planBefore(name));
    this.nameHash = name.text().hashCode();
    this.policy = policy;
    this.clock = builder.clock;
    this.recent = builder.choiceMemory.choices;
    this.sites = planner.sites();
  }

  @Override
  public int choose(NamingPlan current, @Nullable InetAddress client, RecordKind kind) {
    return current.choices() == 1 ? 0 : chooseOne(current, client, kind);
  }

  /** The choice of a moment ago if it still stands, else a new one. */
  private int chooseOne(NamingPlan plan, @Nullable InetAddress client, RecordKind kind) {
    long now = clock.monotonicNanos();
    if (client == null) {
      return draw(plan, null, now);
    }
    long key = RecentChoices.key(nameHash, client);
    int number = recent.find(key, kind, now);
    int again = number < 0 ? -1 : plan.choiceOf(number);
    if (again >= 0) {
      return again;
    }
    int chosen = draw(plan, client, now);
    recent.put(key, kind, now, plan.siteNumber(chosen));
    return chosen;
  }

  private int draw(NamingPlan plan, @Nullable InetAddress client, long now) {
    int chosen = ask(client, plan.candidates(), plan.choices());
    if (sites.isQuiet(now)) {
      return chosen;
    }
    SlowStart slowStart = sites.look(now);
    return slowStart.spares(plan.site(chosen), now)
        ? settled(plan, client, chosen, slowStart, now)
        : chosen;
  }

  /** One of those that have their whole share; {@code otherwise} if none has. */
  private int settled(
      NamingPlan plan, @Nullable InetAddress client, int otherwise, SlowStart slowStart, long now) {
    int[] settled =
        IntStream.range(0, plan.choices())
            .filter(i -> slowStart.isOver(plan.site(i), now))
            .toArray();
    List<Candidate> candidates = Arrays.stream(settled).mapToObj(plan.candidates()::get).toList();
    return switch (settled.length) {
      case 0 -> otherwise;
      case 1 -> settled[0];
      default -> settled[ask(client, candidates, settled.length)];
    };
  }

  /** What throws, or names none of the {@code count} candidates, has named the first. */
  private int ask(@Nullable InetAddress client, List<Candidate> candidates, int count) {
    try {
      int chosen = policy.choose(client, candidates);
      return chosen >= 0 && chosen < count ? chosen : 0;
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      return 0;
    }
  }
}
