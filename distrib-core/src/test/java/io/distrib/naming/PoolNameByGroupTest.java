package io.distrib.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.net.InetAddresses;
import io.distrib.model.AdminState;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.NamingReason;
import io.distrib.model.RecordKind;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.Site;
import io.distrib.topology.TopologyBuilder;
import io.distrib.topology.WhenNone;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The Pool Name means the client's group (D9), and how much of the client decides (D10). */
final class PoolNameByGroupTest {
  private static final DnsName POOL = DnsName.of("app.example.test");
  private static final InetAddress AMERICAN = InetAddresses.forString("192.0.2.7");
  private static final InetAddress EUROPEAN = InetAddresses.forString("198.51.100.7");
  private static final InetAddress ASIAN = InetAddresses.forString("2001:db8::7");
  private static final InetAddress STRANGER = InetAddresses.forString("203.0.113.7");
  private static final List<String> SITES = List.of("boston", "chicago", "geneva", "tokyo");

  private final ManualClock clock = new ManualClock(0);

  private enum State {
    FREE,
    DRAINING,
    DOWN
  }

  @Test
  void thePoolNameMeansTheClientsGroupThenItsFallbackThenThePool() {
    for (int number = 0; number < Math.pow(3, SITES.size()) - 1; number++) {
      List<State> states = states(number);
      NamingService naming = service(states, builder());
      check(naming, states, AMERICAN, List.of("boston", "chicago"));
      check(naming, states, EUROPEAN, List.of("geneva"), List.of("boston", "chicago"));
      check(naming, states, ASIAN, List.of("tokyo"));
      check(naming, states, STRANGER);
      check(naming, states, null);
    }
  }

  private void check(
      NamingService naming, List<State> states, @Nullable InetAddress client, List<?>... links) {
    Set<String> expected = new TreeSet<>();
    for (int i = 0; i <= links.length && expected.isEmpty(); i++) {
      List<?> link = i < links.length ? links[i] : SITES;
      addThose(expected, link, states, State.FREE);
      if (expected.isEmpty()) {
        addThose(expected, link, states, State.DRAINING);
      }
    }
    assertEquals(expected, named(naming, client), () -> client + " with " + states);
  }

  private static void addThose(Set<String> to, List<?> link, List<State> states, State wanted) {
    for (int i = 0; i < SITES.size(); i++) {
      if (states.get(i) == wanted && link.contains(SITES.get(i))) {
        to.add(SITES.get(i));
      }
    }
  }

  @Test
  void whenAllAreDownTheClientsGroupIsNamedAsIfItWereUp() {
    List<State> allDown = states((int) Math.pow(3, SITES.size()) - 1);
    assertEquals(Set.of("geneva"), named(service(allDown, builder()), EUROPEAN));
    assertEquals(Set.copyOf(SITES), named(service(allDown, builder()), STRANGER));
  }

  @Test
  void theLastPlanOfAGroupIsKeptOverAReload() {
    TopologyBuilder lastKnown = builder().whenNone(WhenNone.LAST_KNOWN);
    NamingService before = service(states(0), lastKnown);
    before.setAdmin("geneva", AdminState.DOWN, "");
    before.setAdmin("boston", AdminState.DOWN, "");
    assertEquals(Set.of("chicago"), named(before, EUROPEAN));
    before.setAdmin("tokyo", AdminState.DOWN, "");
    before.setAdmin("chicago", AdminState.DOWN, "");
    NamingService after =
        NamingService.builder(lastKnown.build()).clock(clock).statusFrom(before).build();
    assertEquals(Set.of("chicago"), named(after, EUROPEAN));
    assertEquals(NamingReason.ALL_DOWN_LAST_KNOWN, ask(after, EUROPEAN, RecordKind.A).reason());
  }

  @Test
  void everybodyIsGivenTheWholePoolIfTheGroupIsNotPreferred() {
    NamingService naming = service(states(0), builder().preferGroup(false));
    assertEquals(Set.copyOf(SITES), named(naming, EUROPEAN));
    assertEquals(0, ask(naming, EUROPEAN, RecordKind.A).scope());
  }

  @Test
  void addressesOfEachKindNameOneSiteForEachClient() {
    NamingService naming = service(states(0), builder());
    for (int i = 0; i < 200; i++) {
      InetAddress client = InetAddresses.fromInteger(0xC0000200 | i);
      clock.advance(Duration.ofSeconds(2));
      List<Site> first = ask(naming, client, RecordKind.A).sites();
      assertEquals(first, ask(naming, client, RecordKind.AAAA).sites());
      assertEquals(first, ask(naming, client, RecordKind.HTTPS).sites());
    }
  }

  @Test
  void theScopeIsAsLongAsWhatWasLookedAt() {
    NamingService naming = service(states(0), builder());
    assertEquals(25, ask(naming, AMERICAN, RecordKind.A).scope(), "192.0.2.0/25");
    assertEquals(24, ask(naming, EUROPEAN, RecordKind.A).scope(), "198.51.100.0/24");
    assertEquals(5, ask(naming, STRANGER, RecordKind.A).scope(), "differs from 198 in the 5th bit");
    assertEquals(32, ask(naming, ASIAN, RecordKind.A).scope(), "2001:db8::/32");
    DnsName europe = DnsName.of("eu.app.example.test");
    NamingQuestion byGroup = new NamingQuestion(europe, EUROPEAN);
    assertEquals(0, ((NamingAnswer.Sites) naming.answer(byGroup)).scope(), "a Group Name");
  }

  @Test
  void aPolicyThatLooksAtTheClientLengthensTheScope() {
    NamingService naming = service(states(0), builder().balance(Balance.CLIENT_HASH));
    assertEquals(24, ask(naming, STRANGER, RecordKind.A).scope());
    assertEquals(25, ask(naming, AMERICAN, RecordKind.A).scope());
    assertEquals(48, ask(naming, ASIAN, RecordKind.A).scope());
  }

  private static TopologyBuilder builder() {
    return TopologyBuilder.pool(POOL.text())
        .balance(Balance.ROUND_ROBIN)
        .slowStart(Duration.ZERO)
        .site("boston", "boston.app.example.test", "192.0.2.10", "2001:db8::10")
        .site("chicago", "chicago.app.example.test", "192.0.2.20", "2001:db8::20")
        .site("geneva", "geneva.app.example.test", "192.0.2.30", "2001:db8::30")
        .site("tokyo", "tokyo.app.example.test", "192.0.2.40", "2001:db8::40")
        .group(
            "us",
            group ->
                group
                    .name("us.app.example.test")
                    .sites("boston", "chicago")
                    .client("192.0.2.0/25")
                    .isDefault(true))
        .group(
            "eu",
            group ->
                group
                    .name("eu.app.example.test")
                    .sites("geneva")
                    .client("198.51.100.0/24")
                    .fallback("us"))
        .group(
            "asia",
            group -> group.name("asia.app.example.test").sites("tokyo").client("2001:db8::/32"));
  }

  private static List<State> states(int number) {
    List<State> states = new ArrayList<>();
    int rest = number;
    for (int i = 0; i < SITES.size(); i++) {
      states.add(State.values()[rest % 3]);
      rest /= 3;
    }
    return states;
  }

  private NamingService service(List<State> states, TopologyBuilder topology) {
    NamingService naming = NamingService.builder(topology.build()).clock(clock).build();
    for (int i = 0; i < SITES.size(); i++) {
      naming.recordProbe(SITES.get(i), states.get(i) != State.DOWN, "");
      naming.recordDraining(SITES.get(i), states.get(i) == State.DRAINING, "");
    }
    return naming;
  }

  private Set<String> named(NamingService naming, @Nullable InetAddress client) {
    Set<String> named = new TreeSet<>();
    for (int i = 0; i < 2 * SITES.size(); i++) {
      clock.advance(Duration.ofSeconds(2));
      ask(naming, client, RecordKind.A).sites().forEach(site -> named.add(site.id()));
    }
    return named;
  }

  private static NamingAnswer.Sites ask(
      NamingService naming, @Nullable InetAddress client, RecordKind kind) {
    return (NamingAnswer.Sites) naming.answer(new NamingQuestion(POOL, client, kind));
  }
}
