package io.distrib.redirect;

import io.distrib.marker.CookieCodec;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.CookieSettings;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.Reason;
import io.distrib.naming.NamingService;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Searches every walk that a client can be led on through real distributors and a real naming
 * service, for one that does not end, or that ends at a busy page too early. <em>Confined to one
 * thread.</em>
 */
final class WalkSearch {
  private static final long NOW = 1_700_000_000L;

  private final Topology topology;
  private final int maxRedirects;
  private final BiFunction<Distributor, DistributionRequest, DistributionDecision> decide;
  private final Map<Site, Distributor> distributors = new HashMap<>();
  private final Map<Site, FixedLoadProbe> probes = new HashMap<>();
  private final NamingService naming;
  private final Set<Site> live = new HashSet<>();
  private final Map<Site, Long> clocks = new HashMap<>();
  private List<Map<String, String>> jars = List.of(Map.of());
  private boolean keeps;
  private MarkerSettings settings = MarkerSettings.DEFAULT;
  private boolean fair = true;
  private int highestLoad = 1;
  private long walks;

  WalkSearch(
      Topology topology,
      Set<Integer> liveNumbers,
      int maxRedirects,
      BiFunction<Distributor, DistributionRequest, DistributionDecision> decide) {
    this.topology = topology;
    this.maxRedirects = maxRedirects;
    this.decide = decide;
    this.naming = NamingService.builder(topology).clock(new ManualClock(NOW)).build();
    for (Site site : topology.sites()) {
      probes.put(site, new FixedLoadProbe());
      clocks.put(site, NOW);
      distributors.put(site, builder(site, NOW).build());
      boolean isUp = liveNumbers.contains(topology.sites().indexOf(site));
      naming.recordProbe(site.id(), isUp, "as the search has it");
      if (isUp) {
        live.add(site);
      }
    }
  }

  /** Lets a client be turned away though not every live site was asked. */
  WalkSearch withoutFairness() {
    fair = false;
    return this;
  }

  /**
   * Has clients remember their last site: none, or any, at the start; then what they are told.
   *
   * @param skewSeconds by how much the clock of every other site is ahead
   */
  WalkSearch withReturnVisits(long skewSeconds) {
    MarkerSettings marker = MarkerSettings.DEFAULT.withKeys(MarkerKey.of('k', "only for tests"));
    CookieSettings cookies = new CookieSettings(Optional.empty(), Optional.of(Duration.ofHours(1)));
    List<Map<String, String>> last = new ArrayList<>(List.of(Map.of()));
    CookieCodec codec = CookieCodec.of(ClientCookies.SITE, Duration.ofHours(1), marker, topology);
    for (Site site : topology.sites()) {
      long now = NOW + topology.sites().indexOf(site) % 2 * skewSeconds;
      clocks.put(site, now);
      distributors.put(site, builder(site, now).marker(marker).cookies(cookies).build());
      last.add(Map.of(ClientCookies.SITE, ClientCookies.SITE + "=" + codec.encode(site.id(), NOW)));
    }
    jars = product(last);
    settings = marker;
    return this;
  }

  /**
   * Has clients bring placement cookies, at each site in any of {@code states}; by the clocks and
   * keys that have been set before.
   *
   * @param keepsDropped whether they keep all that they are told to drop
   */
  WalkSearch withPlacements(List<PlacementJars.State> states, boolean keepsDropped) {
    jars = product(new PlacementJars(topology, settings, this::now).of(states));
    keeps = keepsDropped;
    return this;
  }

  private long now(Site site) {
    return Objects.requireNonNull(clocks.get(site));
  }

  /** Every jar of now with what each of {@code others} holds. */
  private List<Map<String, String>> product(List<Map<String, String>> others) {
    return jars.stream()
        .flatMap(
            jar ->
                others.stream()
                    .map(
                        other -> {
                          Map<String, String> both = new TreeMap<>(jar);
                          both.putAll(other);
                          return both;
                        }))
        .toList();
  }

  /**
   * Sets the clocks apart.
   *
   * @param offsetsSeconds by how much that of each site, in turn, is ahead
   */
  WalkSearch withClocks(List<Long> offsetsSeconds) {
    for (Site site : topology.sites()) {
      long offset = offsetsSeconds.get(topology.sites().indexOf(site));
      clocks.put(site, NOW + offset);
      distributors.put(site, builder(site, NOW + offset).build());
    }
    return this;
  }

  /** Leaves every site free. */
  WalkSearch withoutLoad() {
    highestLoad = 0;
    return this;
  }

  /** How many walks were followed to their end. */
  long walks() {
    return walks;
  }

  /**
   * A walk that breaks the rules, from the Pool Name, a Group Name, or a bookmark of any Site Name;
   * empty if none.
   */
  Optional<String> findFault() {
    List<String> starts = new ArrayList<>(List.of(topology.pool().name().text()));
    topology.groups().forEach(group -> starts.add(group.name().text()));
    topology.sites().forEach(site -> starts.add(site.name().text()));
    return starts.stream()
        .flatMap(start -> jars.stream().flatMap(jar -> follow(start, jar).stream()))
        .findFirst();
  }

  /** Appendix B's step 1 to the letter: another Site Name always gives a fresh marker. */
  static DistributionDecision decideLiterally(
      Distributor distributor, DistributionRequest request) {
    DistributionDecision decision = distributor.decide(request);
    boolean isFailover = decision.reason() == Reason.FAILOVER_TO_SITE;
    return isFailover ? distributor.decide(Requests.get(host(request), "/cart?x=1")) : decision;
  }

  private Optional<String> follow(String start, Map<String, String> jar) {
    return follow(start, "/cart?x=1", new Walk(0, Set.of(), jar, "\n  " + start + " " + jar));
  }

  private DistributorBuilder builder(Site site, long now) {
    return Distributor.builder(topology, site.id())
        .clock(new ManualClock(now))
        .loadProbe(probe(site))
        .hysteresis(1, 1);
  }

  /**
   * What has happened, and the client's cookies: under their names, with {@code @} and a host if
   * they are for that alone.
   */
  private record Walk(int redirects, Set<Site> asked, Map<String, String> jar, String story) {

    Walk ask(Site site) {
      Set<Site> more = new HashSet<>(asked);
      more.add(site);
      return new Walk(redirects, more, jar, story);
    }

    Walk redirect(String host, Redirect redirect, boolean keeps) {
      Map<String, String> next = new TreeMap<>(jar);
      for (String field : redirect.cookies()) {
        String name = field.substring(0, field.indexOf('='));
        String key = field.contains("; Domain=") ? name : name + "@" + host;
        if (!field.contains("; Max-Age=0;")) {
          next.put(key, field.substring(0, field.indexOf(';')));
        } else if (!keeps) {
          next.remove(key);
        }
      }
      return new Walk(
          redirects + 1, asked, next, story + "\n  " + redirect.location() + " " + next);
    }

    DistributionRequest request(String host, String target) {
      DistributionRequest request = Requests.get(host, target);
      List<String> cookies = new ArrayList<>();
      jar.forEach(
          (key, cookie) -> {
            if (key.indexOf('@') < 0 || key.endsWith("@" + host)) {
              cookies.add(cookie);
            }
          });
      return cookies.isEmpty()
          ? request
          : Requests.with(request, Map.of("Cookie", String.join("; ", cookies)));
    }
  }

  private Optional<String> follow(String host, String target, Walk walk) {
    if (walk.redirects() > maxRedirects) {
      return Optional.of("more than " + maxRedirects + " redirects:" + walk.story());
    }
    for (Site site : sitesBehind(host)) {
      for (int load = 0; load <= highestLoad; load++) {
        Optional<String> fault = visit(site, load, host, target, walk);
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> visit(Site site, int load, String host, String target, Walk walk) {
    probe(site).set(load);
    DistributionDecision decision = decide.apply(distributor(site), walk.request(host, target));
    Walk here = host.equals(site.name().text()) && load == 1 ? walk.ask(site) : walk;
    if (decision instanceof Redirect redirect) {
      String rest = redirect.location().substring("http://".length());
      int slash = rest.indexOf('/');
      return follow(
          rest.substring(0, slash), rest.substring(slash), here.redirect(host, redirect, keeps));
    }
    walks++;
    if (decision instanceof Busy && fair && !here.asked().containsAll(live)) {
      return Optional.of("turned away though not all of " + live + " were asked:" + here.story());
    }
    boolean isEnd = decision instanceof Busy || decision instanceof Admit;
    return isEnd ? Optional.empty() : Optional.of(decision + " ends the walk:" + here.story());
  }

  /**
   * Every live site that the naming service may name for {@code host}: each choice of the balancer.
   */
  private List<Site> sitesBehind(String host) {
    DnsName name = DnsName.of(host);
    if (name.equals(topology.pool().name())) {
      return topology.sites().stream().filter(live::contains).toList();
    }
    List<Site> members =
        topology.groups().stream()
            .filter(group -> group.name().equals(name))
            .flatMap(group -> group.sites().stream())
            .filter(live::contains)
            .toList();
    return members.isEmpty() ? named(name) : members;
  }

  private List<Site> named(DnsName name) {
    NamingAnswer answer = naming.answer(new NamingQuestion(name, null));
    if (answer instanceof NamingAnswer.Sites sites && live.containsAll(sites.sites())) {
      return sites.sites();
    }
    return List.of();
  }

  private static String host(DistributionRequest request) {
    String host = request.host();
    return host == null ? "" : host;
  }

  private FixedLoadProbe probe(Site site) {
    return probes.computeIfAbsent(site, s -> new FixedLoadProbe());
  }

  private Distributor distributor(Site site) {
    return distributors.computeIfAbsent(site, s -> Distributor.builder(topology, s.id()).build());
  }
}
