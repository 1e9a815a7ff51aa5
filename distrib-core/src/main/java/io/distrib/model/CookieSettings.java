package io.distrib.model;

import com.google.common.base.Splitter;
import com.google.common.collect.Lists;
import com.google.common.net.InternetDomainName;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which cookies clients are given. Both are cookies on the parent domain of the pool's names,
 * signed with the marker keys. <em>Immutable.</em>
 *
 * @param group how long a client remembers its group, whole seconds, 1 s to 400 days; empty: it
 *     does not
 * @param site how long it remembers its last site, so that a link to the Pool Name or a Group Name
 *     leads back there; the same range, about as long as sessions last; empty: it does not
 */
public record CookieSettings(Optional<Duration> group, Optional<Duration> site) {
  /** The longest that browsers keep a cookie (RFC 6265bis 5.5). */
  public static final Duration MAX_LIFETIME = Duration.ofDays(400);

  /** What a parent domain must be, for messages. */
  public static final String DOMAIN_EXPECTED =
      "names of pool, groups and sites below one domain of their own, for cookies to be set on";

  /** Nothing is remembered. */
  public static final CookieSettings NONE = new CookieSettings(Optional.empty(), Optional.empty());

  /**
   * Checks the lifetimes.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public CookieSettings {
    group.ifPresent(lifetime -> check("group", lifetime));
    site.ifPresent(lifetime -> check("site", lifetime));
  }

  /** Whether any cookie is set. */
  public boolean areSet() {
    return group.isPresent() || site.isPresent();
  }

  /**
   * The domain that every cookie of {@code topology}'s pool is set on: the longest that holds the
   * pool's name, every Group Name and every Site Name. Empty if they share none, or only one below
   * which anybody may have names, such as {@code co.uk}: no browser takes a cookie there.
   */
  public static Optional<DnsName> domain(Topology topology) {
    List<String> shared = labels(topology.pool().name());
    topology.groups().forEach(group -> keepShared(shared, labels(group.name())));
    topology.sites().forEach(site -> keepShared(shared, labels(site.name())));
    String domain = String.join(".", Lists.reverse(shared));
    return shared.size() >= 2 && !isPublic(domain)
        ? Optional.of(DnsName.of(domain))
        : Optional.empty();
  }

  private static boolean isPublic(String domain) {
    return InternetDomainName.isValid(domain) && InternetDomainName.from(domain).isPublicSuffix();
  }

  /** The labels of {@code name}, the last one first. */
  private static List<String> labels(DnsName name) {
    return new ArrayList<>(Lists.reverse(Splitter.on('.').splitToList(name.text())));
  }

  private static void keepShared(List<String> shared, List<String> labels) {
    int same = 0;
    while (same < Math.min(shared.size(), labels.size())
        && shared.get(same).equals(labels.get(same))) {
      same++;
    }
    shared.subList(same, shared.size()).clear();
  }

  private static void check(String what, Duration lifetime) {
    if (lifetime.toNanosPart() != 0
        || lifetime.toSeconds() < 1
        || lifetime.compareTo(MAX_LIFETIME) > 0) {
      throw new IllegalArgumentException(
          "cookies: " + what + " " + lifetime + " (expected whole seconds, 1 s to 400 days)");
    }
  }
}
