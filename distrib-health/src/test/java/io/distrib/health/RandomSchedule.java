package io.distrib.health;

import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.health.net.ConcurrencyLimit;
import io.distrib.health.net.HealthLoop;
import io.distrib.health.net.VirtualTime;
import io.distrib.health.probe.Probe;
import io.distrib.model.AdminDrain;
import io.distrib.model.AdminState;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.SiteStatus;
import io.distrib.naming.NamingService;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One random schedule of what happens to four sites in two groups, and what must hold all the
 * while. <em>Confined to one thread.</em>
 */
final class RandomSchedule {
  private static final HealthSettings SETTINGS = HealthSettings.of(HealthType.HTTP);
  private static final Duration LENGTH = Duration.ofSeconds(40);
  private static final Duration STEP = Duration.ofMillis(50);
  private static final long SEEN_DEAD_MILLIS = 1_500;
  private static final long SEEN_WELL_MILLIS = 2_000;
  private static final List<String> EAST = List.of("a", "b");

  private final SplittableRandom random;
  private final VirtualTime time = new VirtualTime();
  private final Map<String, Actor> actors = new LinkedHashMap<>();
  private final Map<Event, Integer> events = new EnumMap<>(Event.class);
  private final List<String> faults = new ArrayList<>();
  private final NamingService naming;
  private int changes;
  private int passedOver;

  /** What may happen to a site. */
  enum Event {
    KILL,
    KILL_UNSEEN,
    HANG,
    RECOVER,
    END_IDLE,
    LOSE,
    LOSE_NO_MORE,
    DRAIN,
    UNDRAIN,
    SAY_DRAINING,
    SAY_SERVING,
    TAKE_DOWN,
    GIVE_BACK
  }

  /** A site as it really is. */
  private static final class Actor {
    final SimulatedSite site;
    boolean isAnswering = true;
    boolean isLossy;
    boolean isHeldByOperator;
    long changedMillis;
    long lossyMillis = -1_000_000;
    long dampedMillis = -1_000_000;

    Actor(SimulatedSite site) {
      this.site = site;
    }
  }

  RandomSchedule(long seed) {
    this(seed, SETTINGS.fall());
  }

  /** With another threshold. */
  RandomSchedule(long seed, int fall) {
    random = new SplittableRandom(seed);
    Topology topology = topology();
    naming =
        NamingService.builder(topology)
            .thresholds(SETTINGS.rise(), fall, SETTINGS.ok())
            .clock(time)
            .random(random.split()::nextLong)
            .listener(this::changed)
            .build();
    for (Site site : topology.sites()) {
      Actor actor = new Actor(new SimulatedSite(time, SETTINGS.timeout(), Duration.ofMillis(5)));
      actors.put(site.id(), actor);
      AddressWatch.of(site, context(actor.site)).forEach(AddressWatch::start);
    }
  }

  /** What broke, the first of it; empty if nothing did. */
  Optional<String> run() {
    time.pass(Duration.ofSeconds(3));
    long end = time.millis() + LENGTH.toMillis();
    while (time.millis() < end && faults.isEmpty()) {
      if (random.nextInt(8) == 0) {
        happen(
            Event.values()[random.nextInt(Event.values().length)],
            List.copyOf(actors.keySet()).get(random.nextInt(actors.size())));
      }
      time.pass(STEP);
      look();
    }
    return faults.stream().findFirst();
  }

  Map<Event, Integer> events() {
    return events;
  }

  int changes() {
    return changes;
  }

  /** How often a site that was down was rightly left out. */
  int deadSitesPassedOver() {
    return passedOver;
  }

  private void happen(Event event, String id) {
    events.merge(event, 1, Integer::sum);
    Actor actor = actors.get(id);
    switch (event) {
      case KILL -> turn(actor, false, actor.site::kill);
      case KILL_UNSEEN -> turn(actor, false, actor.site::killUnseen);
      case HANG -> turn(actor, false, actor.site::hang);
      case RECOVER -> turn(actor, true, actor.site::recover);
      case END_IDLE -> actor.site.endIdle();
      case LOSE -> lose(actor, true);
      case LOSE_NO_MORE -> lose(actor, false);
      case DRAIN -> naming.setDrain(id, AdminDrain.DRAIN, "operator");
      case UNDRAIN -> naming.setDrain(id, AdminDrain.AUTO, "operator");
      case SAY_DRAINING -> naming.recordDraining(id, true, "the site says so");
      case SAY_SERVING -> naming.recordDraining(id, false, "the site says so");
      case TAKE_DOWN -> admin(id, AdminState.DOWN);
      case GIVE_BACK -> admin(id, AdminState.AUTO);
    }
  }

  /** A hang after a kill is none: there is nobody to hang. */
  private void turn(Actor actor, boolean answers, Runnable change) {
    if (actor.isAnswering != answers) {
      actor.isAnswering = answers;
      actor.changedMillis = time.millis();
      change.run();
    }
  }

  private void lose(Actor actor, boolean loses) {
    actor.isLossy = loses;
    actor.site.lose(() -> loses && random.nextInt(20) == 0);
  }

  private void admin(String id, AdminState state) {
    actors.get(id).isHeldByOperator = state == AdminState.DOWN;
    naming.setAdmin(id, state, "operator");
  }

  private void changed(Site site, SiteStatus from, SiteStatus to, String evidence) {
    changes++;
    if (evidence.isEmpty()) {
      faults.add("a change without evidence: " + from + " -> " + to);
    }
    boolean falls = from.up() && !to.up();
    if (falls && isWell(site.id())) {
      faults.add("site " + site + " was turned down, though it was well: " + evidence);
    }
    if (!from.up() && to.up() && !actors.get(site.id()).isAnswering) {
      long since = time.millis() - actors.get(site.id()).changedMillis;
      if (since > SETTINGS.timeout().toMillis()) {
        faults.add("site " + site + " was turned up, though it was dead: " + evidence);
      }
    }
  }

  /** After each step: who is damped or lossy, and every name's answer. */
  private void look() {
    actors.forEach(
        (id, actor) -> {
          if (!naming.health(id).heldDown().isZero()) {
            actor.dampedMillis = time.millis();
          }
          if (actor.isLossy) {
            actor.lossyMillis = time.millis();
          }
        });
    naming.topology().names().forEach(this::check);
  }

  private void check(DnsName name) {
    NamingAnswer answer = naming.answer(new NamingQuestion(name, null));
    if (!(answer instanceof NamingAnswer.Sites sites) || sites.sites().isEmpty()) {
      faults.add(name + " is answered with " + answer);
      return;
    }
    String named = sites.sites().get(0).id();
    if (!chain(name).contains(named)) {
      faults.add(name + " means " + named + ", which is none of its sites");
    }
    boolean isDead = actors.keySet().stream().anyMatch(this::isKnownDead);
    passedOver += isDead ? 1 : 0;
    if (isKnownDead(named) && chain(name).stream().anyMatch(this::isKnownUp)) {
      faults.add(name + " means " + named + ", which is down, while another is up");
    }
    if (isBalanced(name)
        && naming.status(named).draining()
        && own(name).contains(named)
        && own(name).stream().anyMatch(id -> naming.status(id).takesSessions())) {
      faults.add(name + " means " + named + ", which drains, while another takes sessions");
    }
  }

  private boolean isKnownDead(String id) {
    Actor actor = actors.get(id);
    boolean isDead = !actor.isAnswering && time.millis() - actor.changedMillis > SEEN_DEAD_MILLIS;
    return isDead || naming.status(id).admin() == AdminState.DOWN;
  }

  private boolean isKnownUp(String id) {
    long now = time.millis();
    return isWell(id)
        && !actors.get(id).isHeldByOperator
        && now - actors.get(id).dampedMillis > SEEN_WELL_MILLIS;
  }

  /** It has answered for a while, and nothing was lost. */
  private boolean isWell(String id) {
    Actor actor = actors.get(id);
    long now = time.millis();
    return actor.isAnswering
        && now - actor.changedMillis > SEEN_WELL_MILLIS
        && now - actor.lossyMillis > SEEN_WELL_MILLIS;
  }

  private static boolean isBalanced(DnsName name) {
    return own(name).size() > 1;
  }

  /** The sites of a Pool or Group Name; the one of a Site Name. */
  private static List<String> own(DnsName name) {
    return switch (name.text()) {
      case "app.test" -> List.of("a", "b", "c", "d");
      case "east.app.test" -> EAST;
      case "west.app.test" -> List.of("c", "d");
      default -> List.of(name.text().substring(0, 1));
    };
  }

  /** Those that it may mean: those of its group, and, in the west, those of the fallback. */
  private static List<String> chain(DnsName name) {
    boolean isEast = name.text().equals("east.app.test") || EAST.containsAll(own(name));
    return isEast ? EAST : List.of("a", "b", "c", "d");
  }

  private WatchContext context(Probe.Factory probes) {
    return new WatchContext(
        naming,
        SETTINGS,
        probes,
        new ConcurrencyLimit(HealthLoop.MAX_PROBES),
        time,
        time,
        random.split()::nextLong,
        DocumentListener.NONE);
  }

  private static Topology topology() {
    TopologyBuilder builder = TopologyBuilder.pool("app.test").balance(Balance.RANDOM);
    for (String id : List.of("a", "b", "c", "d")) {
      builder.site(id, id + ".app.test", "192.0.2." + (int) id.charAt(0));
    }
    return builder
        .group("east", group -> group.name("east.app.test").sites("a", "b"))
        .group("west", group -> group.name("west.app.test").sites("c", "d").fallback("east"))
        .build();
  }
}
