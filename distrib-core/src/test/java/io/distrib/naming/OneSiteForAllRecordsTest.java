package io.distrib.naming;

import static io.distrib.naming.NamedSites.POOL;
import static io.distrib.naming.NamedSites.ids;
import static io.distrib.naming.NamedSites.inGroups;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.common.net.InetAddresses;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.RecordKind;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rule D7: one client is given one site for every kind of record. */
class OneSiteForAllRecordsTest {
  private final ManualClock clock = new ManualClock(1_700_000_000L);

  @Test
  void d7OneClientIsGivenOneSiteForEveryKindOfRecord() {
    NamingService service = service(inGroups().balance(Balance.ROUND_ROBIN));
    for (int i = 0; i < 50; i++) {
      List<String> a = answered(service, RecordKind.A);
      assertEquals(a, answered(service, RecordKind.AAAA));
      clock.advance(Duration.ofMillis(300));
      assertEquals(a, answered(service, RecordKind.HTTPS));
      clock.advance(Duration.ofMillis(i));
    }
  }

  @Test
  void d7ALoopOfOneQuestionIsGivenEverySite() {
    NamingService service = service(inGroups().balance(Balance.ROUND_ROBIN));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      seen.addAll(answered(service, RecordKind.A));
    }
    assertEquals(Set.of("a", "b", "c"), seen);
  }

  /** Of sites with one family each: an answer that there is none would be kept for long. */
  @Test
  void d7EachFamilyIsAnsweredByASiteThatHasIt() {
    TopologyBuilder families =
        TopologyBuilder.pool(POOL)
            .balance(Balance.ROUND_ROBIN)
            .site("four", "four.app.example.test", "192.0.2.4")
            .site("six", "six.app.example.test", "2001:db8::6");
    NamingService service = service(families);
    for (int i = 0; i < 20; i++) {
      assertEquals(List.of("four"), answered(service, RecordKind.A));
      assertEquals(List.of("six"), answered(service, RecordKind.AAAA));
      clock.advance(Duration.ofSeconds(2));
    }
  }

  @Test
  void d7FamiliesAgreeWhereASiteHasBoth() {
    TopologyBuilder families =
        TopologyBuilder.pool(POOL)
            .balance(Balance.ROUND_ROBIN)
            .site("four", "four.app.example.test", "192.0.2.4")
            .site(
                "both",
                site ->
                    site.name("both.app.example.test").address("192.0.2.5").address("2001:db8::5"));
    NamingService service = service(families);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      List<String> site = answered(service, RecordKind.A);
      assertEquals(site, answered(service, RecordKind.AAAA));
      seen.addAll(site);
      clock.advance(Duration.ofSeconds(2));
    }
    assertEquals(Set.of("four", "both"), seen);
  }

  @Test
  void d7AChoiceIsForgottenAfterAWhileAndWhenItsSiteGoes() {
    NamingService service = service(inGroups().balance(Balance.ROUND_ROBIN));
    assertEquals(List.of("a"), answered(service, RecordKind.A));
    clock.advance(Duration.ofSeconds(2));
    assertEquals(List.of("b"), answered(service, RecordKind.AAAA));
    service.recordProbe("b", false, "refused");
    assertEquals(
        List.of("a"), answered(service, RecordKind.A), "the third turn falls to the first of two");
  }

  private NamingService service(TopologyBuilder topology) {
    return NamingService.builder(topology.build()).clock(clock).build();
  }

  private static List<String> answered(NamingService service, RecordKind kind) {
    NamingQuestion question =
        new NamingQuestion(DnsName.of(POOL), InetAddresses.forString("198.51.100.1"), kind);
    return ids(assertInstanceOf(NamingAnswer.Sites.class, service.answer(question)));
  }
}
