package io.distrib.naming;

import com.google.common.primitives.Ints;
import io.distrib.balance.Rotation;
import io.distrib.balance.TimedPolicy;
import io.distrib.model.RecordKind;
import io.distrib.place.ClientBits;
import io.distrib.spi.BalancingPolicy;
import io.distrib.spi.Candidate;
import io.distrib.spi.Clock;
import io.distrib.text.Hashing;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The entry of a Pool or Group Name. It chooses one answer, and keeps it while the client continues
 * to ask (D1, D7). <em>Thread-safe.</em>
 */
final class BalancedNameEntry extends SiteNameEntry {
  /** The networks that {@code client-hash} tells apart, in bits. */
  private static final int IPV4_NETWORK = 24;

  private static final int IPV6_NETWORK = 48;

  private final long nameHash;
  private final boolean isShared;
  private final BalancingPolicy policy;
  private final Clock clock;
  private final RecentChoices recent;
  private final LiveSites sites;
  private final @Nullable Nearness nearness;

  /**
   * A name, planned from what its sites are now.
   *
   * @param group whose clients it is for; null for those whose group is not known, and for all
   */
  BalancedNameEntry(
      DnsName name,
      @Nullable String group,
      NameSettings settings,
      NamePlanner planner,
      BalancingPolicy policy,
      NamingServiceSettings service) {
    super(settings, planner, service.planBefore(name, group));
    String seed = service.sharedSeed;
    long hash = Hashing.of(group == null ? name.text() : name.text() + '/' + group);
    this.nameHash = seed == null ? hash : hash ^ Hashing.of(seed);
    this.isShared = seed != null;
    this.policy = policy;
    this.clock = service.clock;
    this.recent = service.choiceMemory.choices;
    this.sites = planner.sites();
    this.nearness = settings.nearness();
  }

  @Override
  public int choose(AnswerSet current, @Nullable InetAddress client, RecordKind kind) {
    return current.choices() == 1 ? 0 : current.answering(chooseOne(current, client, kind), kind);
  }

  @Override
  public int scopeOf(@Nullable InetAddress client) {
    if (client == null) {
      return 0;
    }
    int ofPolicy = client instanceof Inet4Address ? IPV4_NETWORK : IPV6_NETWORK;
    return Math.max(
        nearness == null ? 0 : nearness.scopeOf(client), policy.dependsOnClient() ? ofPolicy : 0);
  }

  @Override
  public Map<Site, Double> shares(
      AnswerSet current, @Nullable InetAddress client, RecordKind kind) {
    return current.shares(shares(current, client), kind);
  }

  private double[] shares(AnswerSet plan, @Nullable InetAddress client) {
    double[] shares = new double[plan.choices()];
    int[] nearest = nearness == null || client == null ? null : nearness.nearest(plan, client);
    List<Candidate> candidates = candidates(plan, nearest);
    if (candidates.size() > 1 && policy instanceof TimedPolicy timed) {
      double[] timedShares = timed.shares(candidates);
      for (int i = 0; i < timedShares.length; i++) {
        shares[at(nearest, i)] = timedShares[i];
      }
    } else {
      shares[at(nearest, candidates.size() == 1 ? 0 : ask(client, candidates))] = 1;
    }
    return shares;
  }

  /** The choice that this client network goes on with, else a new one. */
  private int chooseOne(AnswerSet plan, @Nullable InetAddress client, RecordKind kind) {
    long now = clock.monotonicNanos();
    if (client == null) {
      return draw(plan, null, null, now);
    }
    int[] nearest = nearness == null ? null : nearness.nearest(plan, client);
    if (nearest != null && nearest.length == 1) {
      return nearest[0];
    }
    long key = Hashing.mix(ClientBits.of(client).networkHash() ^ nameHash);
    if (isShared && policy instanceof TimedPolicy timed) {
      long slice = Rotation.slice(key, clock.epochMillis());
      long slow = Rotation.slowSlicePoint(key, slice);
      return atPoint(plan, nearest, timed, Rotation.slicePoint(key, slice), slow, now);
    }
    int count = nearest == null ? plan.choices() : nearest.length;
    int number = recent.find(key, kind, now, count);
    if (number == RecentChoices.BUSY && policy instanceof TimedPolicy timed) {
      long slow = Rotation.slowPoint(key, now);
      return atPoint(plan, nearest, timed, Rotation.point(key, now), slow, now);
    }
    int again = number < 0 ? -1 : plan.choiceOf(number);
    if (again >= 0 && isAmong(again, nearest)) {
      return again;
    }
    int chosen = draw(plan, nearest, client, now);
    int put = recent.put(key, kind, now, number, plan.siteNumber(chosen));
    int stands = put == plan.siteNumber(chosen) ? chosen : plan.choiceOf(put);
    return stands >= 0 && isAmong(stands, nearest) ? stands : chosen;
  }

  private static boolean isAmong(int choice, int @Nullable [] choices) {
    return choices == null || Ints.contains(choices, choice);
  }

  /**
   * The choice at a point of the circle, which is the same for all who ask at this moment.
   *
   * @param slow the point that says whether a site that has just come back is spared
   */
  private int atPoint(
      AnswerSet plan, int @Nullable [] among, TimedPolicy timed, long point, long slow, long now) {
    int chosen = at(among, timed.at(point, candidates(plan, among)));
    if (sites.isUnchanged(now)) {
      return chosen;
    }
    SlowStart slowStart = sites.look(now);
    if (!slowStart.spares(plan.site(chosen), now, Rotation.fraction(slow))) {
      return chosen;
    }
    int[] settled = settled(plan, among, slowStart, now);
    return settled.length == 0 ? chosen : settled[timed.at(3 * slow, candidates(plan, settled))];
  }

  /**
   * A new choice.
   *
   * @param among from which choices; null: from all
   */
  private int draw(AnswerSet plan, int @Nullable [] among, @Nullable InetAddress client, long now) {
    int chosen = at(among, ask(client, candidates(plan, among)));
    if (sites.isUnchanged(now)) {
      return chosen;
    }
    SlowStart slowStart = sites.look(now);
    if (!slowStart.spares(plan.site(chosen), now)) {
      return chosen;
    }
    int[] settled = settled(plan, among, slowStart, now);
    return switch (settled.length) {
      case 0 -> chosen;
      case 1 -> settled[0];
      default -> settled[ask(client, candidates(plan, settled))];
    };
  }

  /** Those that have their whole share. */
  private static int[] settled(
      AnswerSet plan, int @Nullable [] among, SlowStart slowStart, long now) {
    IntStream all = among == null ? IntStream.range(0, plan.choices()) : Arrays.stream(among);
    return all.filter(i -> slowStart.isOver(plan.site(i), now)).toArray();
  }

  private static int at(int @Nullable [] choices, int index) {
    return choices == null ? index : choices[index];
  }

  private static List<Candidate> candidates(AnswerSet plan, int @Nullable [] chosen) {
    return chosen == null
        ? plan.candidates()
        : Arrays.stream(chosen).mapToObj(plan.candidates()::get).toList();
  }

  /** What throws, or names none of the candidates, has named the first. */
  private int ask(@Nullable InetAddress client, List<Candidate> candidates) {
    try {
      int chosen = policy.choose(client, candidates);
      return chosen >= 0 && chosen < candidates.size() ? chosen : 0;
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      return 0;
    }
  }
}
