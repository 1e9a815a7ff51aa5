package io.distrib.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import io.distrib.model.AdminState;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.RecordKind;
import io.distrib.model.SiteHealth;
import io.distrib.testkit.LogRecorder;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import io.distrib.topology.WhenNone;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is known of each address of a site, and what comes of it (D13 to D15). */
class AddressHealthTest {
  private static final InetAddress FIRST = InetAddresses.forString("192.0.2.1");
  private static final InetAddress SECOND = InetAddresses.forString("192.0.2.2");
  private static final InetAddress SIXTH = InetAddresses.forString("2001:db8::1");
  private static final List<InetAddress> ALL = List.of(FIRST, SECOND, SIXTH);

  private final ManualClock clock = new ManualClock(1_700_000_000L);
  private final NamingService naming = builder(WhenNone.ALL).build();

  @Test
  void d13AnAddressIsAnsweredWhileItIsUp() {
    fail(FIRST, 1);
    assertEquals(List.of(SECOND, SIXTH), answer("a").addresses(), "the first result counts");
    succeed(FIRST, 1);
    assertEquals(List.of(SECOND, SIXTH), answer("a").addresses(), "rise is 2");
    succeed(FIRST, 1);
    succeed(SECOND, 1);
    fail(SECOND, 2);
    assertEquals(ALL, answer("a").addresses(), "fall is 3");
    fail(SECOND, 1);
    assertEquals(List.of(FIRST, SIXTH), answer("a").addresses());
    assertTrue(naming.status("a").isOperational());
  }

  @Test
  void d13TheSiteIsDownWithTheLastOfItsAddresses() {
    List.of(FIRST, SECOND).forEach(address -> fail(address, 1));
    assertTrue(naming.health("a").isUp());
    naming.recordProbe("a", SIXTH, false, "refused");
    SiteHealth health = naming.health("a");
    assertFalse(health.isUp());
    assertEquals("192.0.2.1 fails; 192.0.2.2 fails; refused", health.evidence());
    assertEquals("b", answer("a").sites().get(0).id());
  }

  @Test
  void d5WithoutAnyAddressAllAreAnsweredOrTheLastKnown() {
    NamingService last = builder(WhenNone.LAST_KNOWN).build();
    for (NamingService service : List.of(naming, last)) {
      service.recordProbe("b", false, "refused");
      List.of(SECOND, SIXTH).forEach(each -> service.recordProbe("a", each, false, "refused"));
      service.recordProbe("a", FIRST, false, "refused");
    }
    assertEquals(ALL, answer(naming, "a").addresses());
    assertEquals(List.of(FIRST), answer(last, "a").addresses());
  }

  @Test
  void d14AnImpairedSiteIsNamedByItsOwnNameAlone() {
    fail(SIXTH, 1);
    assertTrue(naming.status("a").impaired());
    assertEquals(Set.of("b"), pool());
    assertEquals(List.of(FIRST, SECOND), answer("a").addresses());
    naming.recordProbe("b", false, "refused");
    assertEquals(Set.of("a"), pool());
    naming.recordProbe("b", true, "200");
    naming.recordProbe("b", true, "200");
    succeed(SIXTH, 2);
    assertFalse(naming.status("a").impaired());
    clock.advance(Duration.ofMinutes(1));
    assertEquals(Set.of("a", "b"), pool());
  }

  @Test
  void d14ASiteThatIsNoLongerImpairedHasItsShareLittleByLittle() {
    fail(SIXTH, 1);
    clock.advance(Duration.ofHours(1));
    succeed(SIXTH, 2);
    int draws = 4_000;
    long named = IntStream.range(0, draws).filter(i -> pick().equals("a")).count();
    assertTrue(named > 0 && named < draws / 10, () -> named + " of " + draws);
  }

  @Test
  void d15AllAddressesAreAnsweredForThoseWhoWantIt() {
    NamingService all = builder(WhenNone.ALL).answerAllAddresses(true).build();
    all.recordProbe("a", FIRST, false, "refused");
    all.recordProbe("a", SIXTH, false, "refused");
    assertEquals(ALL, answer(all, "a").addresses());
    assertFalse(all.status("a").impaired());
  }

  @Test
  void operatorsHaveTheLastWordOnAnAddress() {
    naming.setAdmin("a", FIRST, AdminState.DOWN, "alice");
    assertEquals(List.of(SECOND, SIXTH), answer("a").addresses());
    assertTrue(naming.addresses("a").get(0).health().isUp(), "the measured health is still told");
    fail(SECOND, 1);
    fail(SIXTH, 1);
    assertEquals(AdminState.DOWN, naming.status("a").admin(), "what lives is taken down");
    assertEquals("b", answer("a").sites().get(0).id());
    naming.setAdmin("a", SECOND, AdminState.UP, "alice");
    assertEquals(List.of(SECOND), answer("a").addresses());
    naming.setAdmin("a", SECOND, AdminState.AUTO, "alice");
    naming.setAdmin("a", AdminState.UP, "alice");
    assertEquals(List.of(SECOND, SIXTH), answer("a").addresses(), "those not taken down");
  }

  @Test
  void anAddressThatGoesUpAndDownTooOftenIsKeptDown() {
    ALL.forEach(address -> succeed(address, 1));
    for (int i = 0; i < 11; i++) {
      fail(FIRST, 3);
      succeed(FIRST, 2);
    }
    assertEquals(Duration.ofSeconds(2), naming.addresses("a").get(0).health().heldDown());
    assertEquals(Duration.ZERO, naming.health("a").heldDown());
    assertEquals(List.of(SECOND, SIXTH), answer("a").addresses());
  }

  @Test
  void theLogTellsEachChangeOfAnAddress() {
    try (LogRecorder log = new LogRecorder(NamingService.class)) {
      fail(SIXTH, 1);
      naming.setAdmin("a", FIRST, AdminState.DOWN, "down by alice");
      naming.recordProbe("b", false, "refused");
      assertEquals(
          List.of(
              "site app.example.test/a: address 2001:db8::1: up -> down (2001:db8::1 fails)",
              "site app.example.test/a: up -> up, impaired (2001:db8::1 fails)",
              "site app.example.test/a: address 192.0.2.1: up -> up, taken down (down by alice)",
              "site app.example.test/b: up -> down (refused)"),
          log.messages());
    }
  }

  @Test
  void whatIsKnownOfAnAddressIsTakenOverAndNewOnesBeginAsTheirSite() {
    naming.recordProbe("b", false, "refused");
    fail(FIRST, 1);
    naming.setAdmin("a", SECOND, AdminState.DOWN, "alice");
    Topology next =
        TopologyBuilder.pool("app.example.test")
            .site("a", "a.app.example.test", "192.0.2.2", "192.0.2.1", "192.0.2.3")
            .site("b", "b.app.example.test", "192.0.2.11", "192.0.2.12")
            .build();
    NamingService after = NamingService.builder(next).statusFrom(naming).build();
    assertEquals(List.of(InetAddresses.forString("192.0.2.3")), answer(after, "a").addresses());
    assertFalse(after.health("b").isUp());
  }

  @Test
  void beliefsOfEarlierTimesHoldForAnAddress() {
    NamingService later =
        builder(WhenNone.ALL).believe("a", true, true).believe("a", FIRST, false, true).build();
    assertEquals(List.of(SECOND, SIXTH), answer(later, "a").addresses());
    later.recordProbe("a", FIRST, true, "200");
    assertEquals(List.of(SECOND, SIXTH), answer(later, "a").addresses(), "rise is 2");
  }

  private void fail(InetAddress address, int times) {
    record(address, false, times);
  }

  private void succeed(InetAddress address, int times) {
    record(address, true, times);
  }

  private void record(InetAddress address, boolean success, int times) {
    String evidence = InetAddresses.toAddrString(address) + (success ? " answers" : " fails");
    IntStream.range(0, times).forEach(i -> naming.recordProbe("a", address, success, evidence));
  }

  private NamingAnswer.Sites answer(String site) {
    return answer(naming, site);
  }

  private static NamingAnswer.Sites answer(NamingService service, String site) {
    DnsName name = DnsName.of(site + ".app.example.test");
    return (NamingAnswer.Sites) service.answer(new NamingQuestion(name, null, RecordKind.A));
  }

  private Set<String> pool() {
    return IntStream.range(0, 100).mapToObj(i -> pick()).collect(Collectors.toSet());
  }

  private String pick() {
    NamingQuestion question = new NamingQuestion(DnsName.of("app.example.test"), null);
    return ((NamingAnswer.Sites) naming.answer(question)).sites().get(0).id();
  }

  private NamingServiceBuilder builder(WhenNone whenNone) {
    Topology topology =
        TopologyBuilder.pool("app.example.test")
            .whenNone(whenNone)
            .site("a", "a.app.example.test", "192.0.2.1", "192.0.2.2", "2001:db8::1")
            .site("b", "b.app.example.test", "192.0.2.11")
            .build();
    return NamingService.builder(topology).clock(clock);
  }
}
