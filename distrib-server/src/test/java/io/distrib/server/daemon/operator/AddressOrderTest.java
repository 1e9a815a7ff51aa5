package io.distrib.server.daemon.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.net.InetAddresses;
import io.distrib.naming.NamingService;
import io.distrib.server.protocol.StatusReport.AddressLine;
import io.distrib.topology.TopologyBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators order for one address of a site, and what they are answered (D13). */
class AddressOrderTest extends OperatorFixture {
  private static final InetAddress FIRST = InetAddresses.forString("192.0.2.10");
  private static final InetAddress SECOND = InetAddresses.forString("192.0.2.11");
  private static final InetAddress SIXTH = InetAddresses.forString("2001:db8::11");

  @BeforeEach
  void haveASiteOfThreeAddresses() {
    NamingService naming =
        NamingService.builder(
                TopologyBuilder.pool("a.test")
                    .site("boston", "boston.a.test", "192.0.2.10", "192.0.2.11", "2001:db8::11")
                    .site("chicago", "chicago.a.test", "192.0.2.20")
                    .build())
            .build();
    pools.set(0, new TestPool(naming, new HashMap<>()));
  }

  @Test
  void downAndUpWorkOnOneAddress() throws IOException {
    try (Operator operator = operator()) {
      assertThat(tell(operator, "down", "sites", "boston/192.0.2.11", "reason", "cable"))
          .isEqualTo(
              "done a.test/boston/192.0.2.11: down by alice until 2026-11-24T08:00:00Z: cable");
      assertThat(answered()).containsExactly(FIRST, SIXTH);
      assertThat(pools.get(0).status("boston").isOperational()).isTrue();
      assertThat(tell(operator, "up", "sites", "a.test/boston/192.0.2.11"))
          .startsWith("done a.test/boston/192.0.2.11: no longer down by alice");
      assertThat(answered()).containsExactly(FIRST, SECOND, SIXTH);
    }
  }

  @Test
  void patternsAndAnySpellingMeanAddresses() throws IOException {
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "boston/2001:DB8:0::11");
      assertThat(answered()).containsExactly(FIRST, SECOND);
      tell(operator, "up", "sites", "b*/*:*");
      assertThat(answered()).containsExactly(FIRST, SECOND, SIXTH);
      assertThat(tell(operator, "down", "sites", "a.test/*/192.0.2.*").lines()).hasSize(3);
      assertThat(answered()).containsExactly(SIXTH);
      assertThat(tell(operator, "down", "sites", "boston/192.0.2.12"))
          .startsWith("failed site \"boston/192.0.2.12\" (expected one of ");
    }
  }

  @Test
  void whatMeansSitesMeansNoAddress() throws IOException {
    try (Operator operator = operator()) {
      assertThat(tell(operator, "down", "sites", "a.test/*").lines()).hasSize(3);
      assertThat(line(operator, 0, "boston").addresses())
          .allSatisfy(address -> assertThat(address.overrides()).isEmpty());
    }
  }

  @Test
  void anAddressHasNoSessions() throws IOException {
    try (Operator operator = operator()) {
      assertThat(tell(operator, "drain", "sites", "boston/192.0.2.11"))
          .isEqualTo(
              "failed drain: \"a.test/boston/192.0.2.11\" is an address"
                  + " (expected a site: an address has no sessions)");
    }
  }

  @Test
  void anOrderForATimeEndsByItself() throws IOException {
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "boston/192.0.2.11", "for", "30m");
      now = START.plus(Duration.ofMinutes(30));
      operator.tick();
      assertThat(answered()).containsExactly(FIRST, SECOND, SIXTH);
    }
  }

  @Test
  void anOrderStandsAfterAReloadAndEndsWithItsAddress() throws IOException {
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "boston/192.0.2.11");
      pools.set(0, new TestPool(rebuilt(), new HashMap<>()));
      operator.tick();
      assertThat(answered()).containsExactly(FIRST, SIXTH);
      TestPool without = TestPool.of("a.test", "boston");
      TestPool with = pools.set(0, without);
      operator.tick();
      pools.set(0, with);
      operator.tick();
      assertThat(answered()).containsExactly(FIRST, SECOND, SIXTH);
    }
  }

  @Test
  void aRestartKeepsWhatStoodAndWhatWasBelieved() throws IOException {
    pools.get(0).naming().recordProbe("boston", SIXTH, false, "refused");
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "boston/192.0.2.11");
    }
    SavedState saved = new StateFile(file()).read();
    pools.set(0, rebuilt(pools.get(0), saved));
    try (Operator operator = operator()) {
      operator.restore(saved);
      assertThat(answered()).containsExactly(FIRST);
      assertThat(pools.get(0).status("boston").impaired()).isTrue();
    }
  }

  @Test
  void aFileOfAnEarlierVersionIsRead() throws IOException {
    Files.writeString(
        file(),
        """
        {"distrib":1,"at":"2026-11-23T08:00:00Z","pools":
        {"a.test":{"boston":{"up":false,"overrides":[]}}}}""");
    SavedState saved = new StateFile(file()).read();
    TestPool after = rebuilt(pools.get(0), saved);
    assertThat(after.naming().addresses("boston"))
        .allSatisfy(address -> assertThat(address.health().isUp()).isFalse());
  }

  @Test
  void theStatusTellsTheHealthOfEachAddress() throws IOException {
    pools.get(0).naming().recordProbe("boston", FIRST, true, "answers 200");
    pools.get(0).naming().recordProbe("boston", SIXTH, false, "refused");
    try (Operator operator = operator()) {
      tell(operator, "down", "sites", "boston/192.0.2.11", "reason", "cable");
      assertThat(line(operator, 0, "boston").impaired()).isTrue();
      assertThat(line(operator, 0, "boston").addresses())
          .extracting(AddressLine::address, AddressLine::operational, AddressLine::health)
          .containsExactly(
              tuple("192.0.2.10", true, "up"),
              tuple("192.0.2.11", false, "unknown"),
              tuple("2001:db8::11", false, "down"));
      assertThat(String.join("\n", new StatusTable(operator.status()).lines()))
          .containsPattern("boston +up, impaired +up ")
          .containsPattern("boston/192.0.2.10 +up +up [0-9.]+s +- +- +[0-9.]+s ago +answers 200")
          .containsPattern("boston/192.0.2.11 +down \\* +unknown ")
          .containsPattern("boston/2001:db8::11 +down +down ")
          .doesNotContain("chicago/")
          .contains("boston/192.0.2.11: since 2026-11-23T08:00:00Z down by alice until");
    }
  }

  private NamingService rebuilt() {
    return NamingService.builder(pools.get(0).naming().topology()).build();
  }

  private List<InetAddress> answered() {
    return pools.get(0).naming().answeredAddresses("boston");
  }
}
