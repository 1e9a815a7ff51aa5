package io.distrib.naming;

import io.distrib.balance.Rotation;
import io.distrib.balance.TimedPolicy;
import io.distrib.model.RecordKind;
import io.distrib.place.ClientBits;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Candidate;
import io.distrib.spi.Clock;
import io.distrib.text.Hashing;
import io.distrib.topology.DnsName;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The entry of a Pool or Group Name. It chooses one answer, and keeps it while the client continues
 * to ask (D1, D7). <em>Thread-safe.</em>
 */
final class BalancedNameEntry extends SiteNameEntry {
  private final long nameHash;
  private final BalancingPolicy policy;
  private final Clock clock;
  private final RecentChoices recent;
  private final LiveSites sites;

  /** A name, planned from what its sites are now. */
  BalancedNameEntry(
      DnsName name,
      NameSettings settings,
      NamePlanner planner,
      BalancingPolicy policy,
      NamingServiceSettings service) {
    super(settings, planner, service.planBefore(name));
    this.nameHash = Hashing.of(name.text());
    this.policy = policy;
    this.clock = service.clock;
    this.recent = service.choiceMemory.choices;
    this.sites = planner.sites();
  }

  @Override
  public int choose(AnswerSet current, @Nullable InetAddress client, RecordKind kind) {
    return current.choices() == 1 ? 0 : current.answering(chooseOne(current, client, kind), kind);
  }

  /** The choice that this client network goes on with, else a new one. */
  private int chooseOne(AnswerSet plan, @Nullable InetAddress client, RecordKind kind) {
    long now = clock.monotonicNanos();
    if (client == null) {
      return draw(plan, null, now);
    }
    long key = Hashing.mix(ClientBits.of(client).networkHash() ^ nameHash);
    int number = recent.find(key, kind, now, plan.choices());
    if (number == RecentChoices.BUSY && policy instanceof TimedPolicy timed) {
      return byTime(plan, timed, key, now);
    }
    int again = number < 0 ? -1 : plan.choiceOf(number);
    if (again >= 0) {
      return again;
    }
    int chosen = draw(plan, client, now);
    int put = recent.put(key, kind, now, number, plan.siteNumber(chosen));
    int stands = put == plan.siteNumber(chosen) ? chosen : plan.choiceOf(put);
    return stands >= 0 ? stands : chosen;
  }

  /** The same choice for all who ask at this moment behind one busy resolver. */
  private int byTime(AnswerSet plan, TimedPolicy timed, long key, long now) {
    int chosen = timed.at(Rotation.point(key, now), plan.candidates());
    if (sites.isUnchanged(now)) {
      return chosen;
    }
    SlowStart slowStart = sites.look(now);
    long point = Rotation.slowPoint(key, now);
    if (!slowStart.spares(plan.site(chosen), now, Rotation.fraction(point))) {
      return chosen;
    }
    int[] settled = settled(plan, slowStart, now);
    return settled.length == 0 ? chosen : settled[timed.at(3 * point, candidates(plan, settled))];
  }

  private int draw(AnswerSet plan, @Nullable InetAddress client, long now) {
    int chosen = ask(client, plan.candidates(), plan.choices());
    if (sites.isUnchanged(now)) {
      return chosen;
    }
    SlowStart slowStart = sites.look(now);
    if (!slowStart.spares(plan.site(chosen), now)) {
      return chosen;
    }
    int[] settled = settled(plan, slowStart, now);
    return switch (settled.length) {
      case 0 -> chosen;
      case 1 -> settled[0];
      default -> settled[ask(client, candidates(plan, settled), settled.length)];
    };
  }

  /** Those that have their whole share. */
  private static int[] settled(AnswerSet plan, SlowStart slowStart, long now) {
    return IntStream.range(0, plan.choices())
        .filter(i -> slowStart.isOver(plan.site(i), now))
        .toArray();
  }

  private static List<Candidate> candidates(AnswerSet plan, int[] chosen) {
    return Arrays.stream(chosen).mapToObj(plan.candidates()::get).toList();
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
