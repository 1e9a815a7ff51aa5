package io.distrib.redirect;

import io.distrib.load.LoadProbes;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import io.distrib.model.WaitingSettings;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import io.distrib.topology.Topology;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Three real distributors, sessions that come and go, and clients that do what browsers do: follow
 * redirects, keep a cookie or follow the page's own way back, and come back when they are told to,
 * or give up.
 */
final class WaitingSimulation {
  static final int SITES = 3;
  static final int CAPACITY = 200;
  static final Duration RETRY = Duration.ofSeconds(10);
  static final String POOL = "http://app.example.test/shop?x=1";

  /** Sessions last a minute on average: a site that is full lets in 3.3 a second. */
  private static final double SESSION_MILLIS = 60_000;

  private static final Pattern COOKIE = Pattern.compile("(distrib_ticket=[^;]*); .*");

  private final SplittableRandom random;
  private final ManualClock clock = new ManualClock(1_700_000_000L);
  private final List<Distributor> sites = new ArrayList<>();
  private final List<PriorityQueue<Long>> sessionEnds = new ArrayList<>();
  private final PriorityQueue<Client> waiting =
      new PriorityQueue<>(Comparator.comparingLong((Client c) -> c.nextMillis));

  /** All who got in, in this order. */
  final List<Client> admitted = new ArrayList<>();

  /** How often a ticket was shown again, or too early, and how often that let anybody in. */
  int replays;

  int replaysThatGotIn;
  int asked;

  /** One client, and what it remembers. */
  static final class Client {
    final boolean hasCookies;
    final boolean givesUp;
    final long arrivedMillis;
    long nextMillis;
    long admittedMillis = -1;
    int home = -1;
    int refusals;
    String url = POOL;
    @Nullable String cookie;

    Client(boolean hasCookies, boolean givesUp, long arrivedMillis) {
      this.hasCookies = hasCookies;
      this.givesUp = givesUp;
      this.arrivedMillis = arrivedMillis;
      this.nextMillis = arrivedMillis;
    }

    long waitedSeconds() {
      return (admittedMillis - arrivedMillis) / 1000;
    }
  }

  WaitingSimulation(long seed, WaitingSettings settings) {
    random = new SplittableRandom(seed);
    Topology topology = Topologies.ring(SITES);
    for (int i = 0; i < SITES; i++) {
      PriorityQueue<Long> ends = new PriorityQueue<>();
      sessionEnds.add(ends);
      sites.add(
          Distributor.builder(topology, "s" + i)
              .marker(signed())
              .clock(clock)
              .random(random::nextLong)
              .busy(503, RETRY)
              .waiting(settings)
              .loadProbe(LoadProbes.activeSessions(ends::size, CAPACITY))
              .build());
    }
  }

  static MarkerSettings signed() {
    return MarkerSettings.DEFAULT.withKeys(MarkerKey.of('a', "only for tests"));
  }

  /** Lets {@code clients} arrive, {@code perSecond} on average, until the last one has got in. */
  void run(int clients, double perSecond, double givingUp) {
    long arrival = clock.epochMillis();
    for (int i = 0; i < clients; i++) {
      arrival += Math.round(exponential(1000 / perSecond));
      waiting.add(new Client(i % 2 == 0, random.nextDouble() < givingUp, arrival));
    }
    while (!waiting.isEmpty()) {
      clock.advance(
          Duration.ofMillis(Math.max(0, waiting.peek().nextMillis - clock.epochMillis())));
      endSessions();
      ask(waiting.remove());
    }
  }

  private void ask(Client client) {
    String ticket = client.cookie;
    String url = client.url;
    for (int hop = 0; hop < 20; hop++) {
      String host = URI.create(url).getHost();
      int site = host.startsWith("s") ? host.charAt(1) - '0' : random.nextInt(SITES);
      DistributionDecision decision = decide(site, url, client.cookie);
      if (decision instanceof Redirect redirect) {
        url = redirect.location();
        redirect.cookies().forEach(cookie -> keep(client, cookie));
      } else if (decision instanceof Busy busy) {
        turnedAway(client, busy, site);
        return;
      } else {
        admit(client, (Admit) decision, site);
        replay(site, ticket, client.url);
        return;
      }
    }
    throw new IllegalStateException("no end of redirects");
  }

  private void turnedAway(Client client, Busy busy, int site) {
    if (client.refusals++ == 0) {
      client.home = site;
    }
    keep(client, busy.setCookie());
    client.nextMillis = clock.epochMillis() + busy.retryAfter().toMillis() + random.nextInt(500);
    if (!client.hasCookies && busy.comeBack() != null) {
      client.url = busy.comeBack();
    }
    replay(client.home, client.cookie, client.url);
    if (!client.givesUp || client.refusals < 2) {
      waiting.add(client);
    }
  }

  private void keep(Client client, @Nullable String setCookie) {
    if (client.hasCookies && setCookie != null) {
      Matcher parts = COOKIE.matcher(setCookie);
      if (!parts.matches()) {
        throw new IllegalStateException(setCookie);
      }
      client.cookie = parts.group(1);
    }
  }

  private void admit(Client client, Admit admit, int site) {
    if (!admit.target().equals("/shop?x=1")) {
      throw new IllegalStateException(admit.target());
    }
    client.admittedMillis = clock.epochMillis();
    admitted.add(client);
    sessionEnds.get(site).add(clock.epochMillis() + Math.round(exponential(SESSION_MILLIS)));
  }

  /** Shows a ticket that is used up, or too young, at a site that is closed to newcomers. */
  private void replay(int site, @Nullable String cookie, String url) {
    boolean hasTicket = cookie != null || url.contains("distrib-ticket=");
    if (hasTicket && random.nextInt(4) == 0 && !isLetIn(site, POOL, null)) {
      replays++;
      if (isLetIn(site, url, cookie)) {
        replaysThatGotIn++;
      }
    }
  }

  private boolean isLetIn(int site, String url, @Nullable String cookie) {
    Redirect toSite = (Redirect) decide(site, url, cookie);
    return decide(site, toSite.location(), cookie) instanceof Admit;
  }

  private DistributionDecision decide(int site, String url, @Nullable String cookie) {
    asked++;
    URI uri = URI.create(url);
    return sites
        .get(site)
        .decide(
            new DistributionRequest(
                "GET",
                Scheme.HTTP,
                uri.getHost(),
                uri.getRawPath() + "?" + uri.getRawQuery(),
                null,
                false,
                name -> name.equals("Cookie") ? cookie : null));
  }

  private void endSessions() {
    long now = clock.epochMillis();
    for (PriorityQueue<Long> ends : sessionEnds) {
      while (!ends.isEmpty() && ends.peek() <= now) {
        ends.remove();
      }
    }
  }

  private double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
