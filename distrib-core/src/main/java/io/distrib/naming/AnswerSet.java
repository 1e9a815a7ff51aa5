package io.distrib.naming;

import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingReason;
import io.distrib.model.RecordKind;
import io.distrib.spi.Candidate;
import io.distrib.topology.Site;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All possible answers of one name until the next change of state; {@link NameVariant#choose}
 * chooses among them. An adapter may render each answer once and keep it as long as the plan lasts.
 * <em>Immutable, thread-safe.</em>
 */
public final class AnswerSet {
  private final NamingReason reason;
  private final LiveSite[] sites;
  private final List<List<InetAddress>> addresses;
  private final int[] siteNumbers;
  private final List<Candidate> candidates;
  private final int @Nullable [] forIpv4;
  private final int @Nullable [] forIpv6;
  private final int choices;
  private final int answers;
  private final Duration ttl;
  private final @Nullable NamingAnswer only;

  private AnswerSet(
      EligibleSites plan, LiveSite[] sites, NameSettings settings, @Nullable NamingAnswer only) {
    this.reason = plan.reason();
    this.sites = sites;
    this.siteNumbers = Arrays.stream(sites).mapToInt(LiveSite::number).toArray();
    this.candidates = Arrays.stream(sites).map(settings::candidate).toList();
    this.addresses = Arrays.stream(sites).map(site -> site.state().answered()).toList();
    this.forIpv4 = forFamily(Inet4Address.class);
    this.forIpv6 = hasDualSite() ? null : forFamily(Inet6Address.class);
    this.choices = only != null || settings.policy() == null ? 1 : sites.length;
    this.answers = Math.min(settings.answers(), sites.length);
    this.ttl = settings.ttl();
    this.only = only;
  }

  static AnswerSet of(EligibleSites plan, LiveSite[] sites, NameSettings settings) {
    return new AnswerSet(plan, sites, settings, withoutSites(plan, settings));
  }

  /** How many answers there are, at least 1. */
  public int choices() {
    return choices;
  }

  /**
   * One of the answers.
   *
   * @param choice 0 to {@link #choices} - 1
   * @param scope how many leading bits of the client's address decided, 0 to 128 (D10)
   */
  public NamingAnswer answer(int choice, int scope) {
    return only != null
        ? only
        : new NamingAnswer.Sites(reason, sites(choice), addresses(choice), ttl, scope);
  }

  /**
   * {@code choice}, or the next one after it that has what {@code kind} asks for: nobody is told
   * for the lack of an IPv4 address that there is none, nor for that of an IPv6 one unless some
   * site has both, so that A and AAAA can agree.
   */
  int answering(int choice, RecordKind kind) {
    int[] instead =
        switch (kind) {
          case A -> forIpv4;
          case AAAA -> forIpv6;
          case HTTPS -> null;
        };
    return instead == null ? choice : instead[choice];
  }

  /**
   * How often each site is the first that is named; empty if none is.
   *
   * @param byChoice how often each answer is chosen, together 1
   */
  Map<Site, Double> shares(double[] byChoice, RecordKind kind) {
    Map<Site, Double> shares = new LinkedHashMap<>();
    for (int i = 0; only == null && i < byChoice.length; i++) {
      if (byChoice[i] > 0) {
        shares.merge(sites[answering(i, kind)].site(), byChoice[i], Double::sum);
      }
    }
    return shares;
  }

  /** For each choice the next one that has that family; null if all have it, or none has. */
  private int @Nullable [] forFamily(Class<? extends InetAddress> family) {
    int[] instead = new int[sites.length];
    int next = -1;
    int having = 0;
    for (int i = 2 * sites.length - 1; i >= 0; i--) {
      int choice = i % sites.length;
      if (has(addresses.get(choice), family)) {
        next = choice;
        having++;
      }
      instead[choice] = next;
    }
    return having == 0 || having == 2 * sites.length ? null : instead;
  }

  private boolean hasDualSite() {
    return addresses.stream()
        .anyMatch(each -> has(each, Inet4Address.class) && has(each, Inet6Address.class));
  }

  private static boolean has(List<InetAddress> addresses, Class<? extends InetAddress> family) {
    return addresses.stream().anyMatch(family::isInstance);
  }

  /** Whether its sites are answered with the same addresses as when it was made (D13). */
  boolean isCurrent() {
    for (int i = 0; i < sites.length; i++) {
      if (!addresses.get(i).equals(sites[i].state().answered())) {
        return false;
      }
    }
    return true;
  }

  List<Candidate> candidates() {
    return candidates;
  }

  LiveSite site(int choice) {
    return sites[choice];
  }

  /** The number of the site that answer {@code choice} begins with. */
  int siteNumber(int choice) {
    return siteNumbers[choice];
  }

  /** The answer that begins with the site of this number; -1 if there is none. */
  int choiceOf(int siteNumber) {
    for (int i = 0; i < siteNumbers.length; i++) {
      if (siteNumbers[i] == siteNumber) {
        return i;
      }
    }
    return -1;
  }

  private List<Site> sites(int first) {
    List<Site> named = new ArrayList<>(answers);
    for (int i = 0; i < answers; i++) {
      named.add(sites[(first + i) % sites.length].site());
    }
    return named;
  }

  private List<InetAddress> addresses(int first) {
    return IntStream.range(0, answers)
        .mapToObj(i -> addresses.get((first + i) % sites.length))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static @Nullable NamingAnswer withoutSites(EligibleSites plan, NameSettings settings) {
    if (!settings.isServed()) {
      return new NamingAnswer.Elsewhere(NamingReason.OTHER_ROLE);
    }
    if (!plan.sites().isEmpty()) {
      return null;
    }
    return plan.reason() == NamingReason.ALL_DOWN_SERVFAIL
        ? new NamingAnswer.Fail(plan.reason())
        : new NamingAnswer.NoData(plan.reason());
  }
}
