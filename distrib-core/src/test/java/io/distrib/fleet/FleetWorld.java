package io.distrib.fleet;

import io.distrib.fleet.EngineState.Kind;
import io.distrib.fleet.SiteAgreement.State;
import io.distrib.fleet.SiteVerdict.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fleet, its sites and its engine, in rounds of a second. In each round every living member looks
 * at every site, posts, and takes a new view; at its end all take one. What is broken, heals, or
 * dies, changes between rounds. <em>Confined to one thread.</em>
 */
final class FleetWorld {
  static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final List<String> NAMES = List.of("m0", "m1", "m2", "m3");
  private static final List<FleetSite> SITES =
      Stream.of("s0", "s1", "s2").map(id -> new FleetSite("app.example.test", id, "")).toList();
  private static final long SESSION = 4 * SECOND;

  private final FleetSettings settings;
  private final Member[] members;
  private final boolean[] isSiteUp;
  private boolean isEngineUp = true;
  private long now;

  /** A nameserver: what is true of it, and what it knows. */
  private static final class Member implements Cloneable {
    private boolean isAlive = true;
    private boolean isCut;
    private boolean[] reaches;
    private long[] good;
    private EngineState engine = new EngineState(Kind.CONNECTED, 0);
    private Map<String, HeardPosting> heard = new HashMap<>();
    private FleetView view = FleetView.NOTHING;
    private @Nullable Posting node;
    private long nodeNanos;

    Member(int sites) {
      reaches = new boolean[sites];
      Arrays.fill(reaches, true);
      good = new long[sites];
    }

    Member copy() {
      try {
        Member copy = (Member) clone();
        copy.reaches = reaches.clone();
        copy.good = good.clone();
        copy.heard = new HashMap<>(heard);
        return copy;
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  FleetWorld(int members, int sites, FleetSettings settings) {
    this.settings = settings;
    this.members = Stream.generate(() -> new Member(sites)).limit(members).toArray(Member[]::new);
    this.isSiteUp = new boolean[sites];
    Arrays.fill(isSiteUp, true);
  }

  private FleetWorld(FleetWorld other) {
    this.settings = other.settings;
    this.members = Stream.of(other.members).map(Member::copy).toArray(Member[]::new);
    this.isSiteUp = other.isSiteUp.clone();
    this.isEngineUp = other.isEngineUp;
    this.now = other.now;
  }

  FleetWorld copy() {
    return new FleetWorld(this);
  }

  /** Everything that can happen, one at a time. */
  static List<Consumer<FleetWorld>> events(int members, int sites) {
    List<Consumer<FleetWorld>> events = new ArrayList<>();
    events.add(world -> world.isEngineUp = !world.isEngineUp);
    for (int m = 0; m < members; m++) {
      int member = m;
      events.add(world -> world.members[member].isAlive = false);
      events.add(world -> world.members[member].isCut ^= true);
      for (int s = 0; s < sites; s++) {
        int site = s;
        events.add(world -> world.members[member].reaches[site] ^= true);
      }
    }
    for (int s = 0; s < sites; s++) {
      int site = s;
      events.add(world -> world.isSiteUp[site] ^= true);
    }
    return events;
  }

  /** All that is broken heals; the dead stay dead. */
  void heal() {
    isEngineUp = true;
    Arrays.fill(isSiteUp, true);
    for (Member member : members) {
      member.isCut = false;
      Arrays.fill(member.reaches, true);
    }
  }

  /** A second passes. */
  void round() {
    IntStream.range(0, members.length).forEach(this::turn);
    now += SECOND / 2;
    IntStream.range(0, members.length).filter(m -> members[m].isAlive).forEach(this::look);
    now += SECOND / 2 - members.length * SECOND / 20;
  }

  long now() {
    return now;
  }

  IntStream living() {
    return IntStream.range(0, members.length).filter(m -> members[m].isAlive);
  }

  /** Whether {@code m} reaches {@code site}, which is up. */
  boolean reaches(int m, int site) {
    return isSiteUp[site] && members[m].reaches[site];
  }

  /** Whether {@code m} sees any site, or hears one who does. */
  boolean isInformed(int m) {
    return !isBlind(m)
        || (isConnected(m)
            && living().anyMatch(other -> other != m && isConnected(other) && !isBlind(other)));
  }

  /** The sites that {@code m} names. */
  Set<Integer> named(int m) {
    Set<Integer> named = new TreeSet<>();
    for (int s = 0; s < isSiteUp.length; s++) {
      State state = Objects.requireNonNull(members[m].view.sites().get(SITES.get(s))).state();
      if (state == State.UP || state == State.NONE || (state == State.OWN && reaches(m, s))) {
        named.add(s);
      }
    }
    return named;
  }

  private void turn(int m) {
    now += SECOND / 20;
    Member member = members[m];
    connect(m);
    if (!member.isAlive) {
      return;
    }
    for (int s = 0; s < isSiteUp.length; s++) {
      if (reaches(m, s)) {
        member.good[s] = now;
      }
    }
    if (isConnected(m)) {
      HeardPosting posted = new HeardPosting(posting(m), now, true);
      member.node = posted.posting();
      member.nodeNanos = now;
      living()
          .filter(other -> other != m && members[other].engine.kind() == Kind.CONNECTED)
          .forEach(other -> members[other].heard.put(NAMES.get(m), posted));
    }
    look(m);
  }

  private void look(int m) {
    Member member = members[m];
    List<HeardPosting> others = List.copyOf(member.heard.values());
    member.view = member.view.next(new Situation(posting(m), others, member.engine, now), settings);
  }

  /** Follows what the engine does; a new connection reads what others left there. */
  private void connect(int m) {
    Member member = members[m];
    if (!isConnected(m)) {
      if (member.engine.kind() == Kind.CONNECTED) {
        member.engine = new EngineState(Kind.SUSPENDED, now);
      } else if (now - member.engine.sinceNanos() > SESSION) {
        member.engine = new EngineState(Kind.LOST, member.engine.sinceNanos());
      }
    } else if (member.engine.kind() != Kind.CONNECTED) {
      member.engine = new EngineState(Kind.CONNECTED, now);
      for (int other = 0; other < members.length; other++) {
        Posting node = members[other].node;
        if (other != m && node != null && now - members[other].nodeNanos <= 2 * SESSION) {
          member.heard.put(NAMES.get(other), new HeardPosting(node, now, false));
        }
      }
    }
  }

  private boolean isConnected(int m) {
    return members[m].isAlive && isEngineUp && !members[m].isCut;
  }

  private boolean isBlind(int m) {
    return IntStream.range(0, isSiteUp.length).noneMatch(s -> reaches(m, s));
  }

  private Posting posting(int m) {
    Map<FleetSite, SiteVerdict> verdicts = new HashMap<>();
    for (int s = 0; s < isSiteUp.length; s++) {
      Word word = reaches(m, s) ? Word.UP : Word.DOWN;
      verdicts.put(SITES.get(s), SiteVerdict.of(word, Duration.ofNanos(now - members[m].good[s])));
    }
    return new Posting(NAMES.get(m), isBlind(m), verdicts);
  }
}
