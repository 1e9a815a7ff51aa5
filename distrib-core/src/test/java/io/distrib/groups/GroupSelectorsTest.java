package io.distrib.groups;

import static io.distrib.groups.SelectorRequests.BY_LANGUAGE;
import static io.distrib.groups.SelectorRequests.BY_PATH;
import static io.distrib.groups.SelectorRequests.canary;
import static io.distrib.groups.SelectorRequests.catalogue;
import static io.distrib.groups.SelectorRequests.chosen;
import static io.distrib.groups.SelectorRequests.get;
import static io.distrib.groups.SelectorRequests.unknownClient;
import static io.distrib.groups.SelectorRequests.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Splitter;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import io.distrib.spi.GroupSelector;
import io.distrib.testkit.Requests;
import io.distrib.topology.Group;
import io.distrib.topology.TopologyBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each selector of the catalogue: what it chooses, and what junk does to it. */
class GroupSelectorsTest {
  @Test
  void aHeaderChoosesByItsWholeValue() {
    GroupSelector selector = GroupSelectors.header("x-Region", Map.of("EU", "europe", "?", "lost"));
    assertEquals("europe", chosen(selector, with("X-REGION", "EU")));
    assertEquals("europe", chosen(selector, with("X-Region", "\tEU ")));
    for (String other : List.of("", "eu", "EU, EU", "EU,US", "EUX", "?", "EU\u0000")) {
      assertEquals("-", chosen(selector, with("X-Region", other)), other);
    }
    assertEquals("-", chosen(selector, get("/")));
  }

  @Test
  void aCookieChoosesByItsWholeValue() {
    GroupSelector selector = GroupSelectors.cookie("region", Map.of("eu", "europe"));
    for (String field :
        List.of("region=eu", "a=b; region=eu", "a;region= eu ;b", ";;=;region=eu;region=us")) {
      assertEquals("europe", chosen(selector, with("Cookie", field)), field);
    }
    for (String field :
        List.of(
            "",
            "region",
            "region=",
            "region=\"eu\"",
            "Region=eu",
            "xregion=eu",
            "region =eu",
            "region=us; region=eu",
            "region=eu,x=1",
            "x=region=eu",
            "regio=n=eu")) {
      assertEquals("-", chosen(selector, with("Cookie", field)), field);
    }
  }

  @Test
  void aPathChoosesByItsLongestBeginning() {
    GroupSelector selector = GroupSelectors.pathPrefix(BY_PATH);
    String table =
        """
        /eu europe
        /eu/ europe
        /eu?x europe
        /eu/x?/us/ europe
        http://app.example.test/eu/x europe
        /eu/quito americas
        /eu/quito/x americas
        /eu/quitox europe
        /us/x americas
        /us/ americas
        /us -
        /europe -
        /EU -
        /%65u -
        //eu -
        /x/../eu -
        /?/eu -
        * -
        eu -
        """;
    table
        .lines()
        .map(row -> Splitter.on(' ').splitToList(row))
        .forEach(row -> assertEquals(row.get(1), chosen(selector, get(row.get(0))), row::toString));
    assertEquals("europe", chosen(GroupSelectors.pathPrefix(Map.of("/", "europe")), get("/x")));
  }

  @Test
  void aLanguageChoosesByItsWeight() {
    GroupSelector selector = GroupSelectors.acceptLanguage(BY_LANGUAGE);
    String table =
        """
        de = europe
        DE-at-1996 = europe
        en-GB, de = americas
        en;q=0.8, de;q=0.9 = europe
        en;q=0.8,de ; Q=0.801 = europe
        en;q=0.5, de;q=0.5 = americas
        fr, es;q=0.9, de;q=0.1 = europe
        pt-BR = americas
        pt-PT-x-lisboa = europe
        pt = -
        de;q=0, en;q=0.001 = americas
        de;q=0 = -
        de;q=0.000 = -
        de;q=1.000 = europe
        *, de;q=0.1 = europe
        * = -
        ,,de,, = europe
        de;q=2, en;q=0.1 = americas
        de;q=1.001 = -
        de;q=-1 = -
        de;q=0.0001 = -
        de;q=NaN = -
        de;q= = -
        de;level=1 = -
        de;q=0.5;q=1 = -
        de_DE = -
        d\u00e9 = -
        de- = -
        -de = -
        """;
    table
        .lines()
        .map(row -> Splitter.on(" = ").splitToList(row))
        .forEach(
            row ->
                assertEquals(
                    row.get(1), chosen(selector, with("Accept-Language", row.get(0))), row.get(0)));
    assertEquals("-", chosen(selector, with("Accept-Language", "fr,".repeat(32) + "de")));
    assertEquals("europe", chosen(selector, with("Accept-Language", "fr,".repeat(31) + "de")));
  }

  @Test
  void aPercentageIsThatManyAndTheSameOnes() {
    int few = 0;
    for (int i = 0; i < 10_000; i++) {
      DistributionRequest request = Requests.from("10." + i / 256 + "." + i % 256 + ".7", get("/"));
      boolean isAmongFew = chosen(canary(5), request).equals("europe");
      few += isAmongFew ? 1 : 0;
      assertEquals("europe", chosen(canary(100), request));
      assertEquals("-", chosen(canary(0), request));
      assertTrue(!isAmongFew || chosen(canary(20), request).equals("europe"), "who is in stays in");
    }
    assertTrue(few > 400 && few < 600, few + " of 10000 are no 5 percent");
    assertEquals(
        chosen(canary(50), Requests.from("198.51.100.1", get("/"))),
        chosen(canary(50), Requests.from("198.51.100.254", get("/"))),
        "one network");
    assertEquals("-", chosen(canary(100), unknownClient()));
  }

  @Test
  void anotherPurposeChoosesOthers() {
    int both = 0;
    for (int i = 0; i < 2_000; i++) {
      DistributionRequest request = Requests.from("10." + i / 256 + "." + i % 256 + ".7", get("/"));
      boolean isInOther =
          chosen(GroupSelectors.percentage(50, "europe", "other"), request).equals("europe");
      both += isInOther && chosen(canary(50), request).equals("europe") ? 1 : 0;
    }
    assertTrue(both > 400 && both < 600, both + " of 2000 are no quarter");
  }

  @Test
  void aHashSpreadsClientsOverGroups() {
    int europeans = 0;
    for (int i = 0; i < 2_000; i++) {
      DistributionRequest request = Requests.from("10." + i / 256 + "." + i % 256 + ".7", get("/"));
      europeans += chosen(GroupSelectors.clientHash(), request).equals("europe") ? 1 : 0;
      assertEquals("americas", chosen(GroupSelectors.clientHash("americas", "lost"), request));
    }
    assertTrue(europeans > 850 && europeans < 1_150, europeans + " of 2000 are no half");
    assertEquals("-", chosen(GroupSelectors.clientHash(), unknownClient()));
    assertEquals("-", chosen(GroupSelectors.clientHash("lost"), get("/")));
  }

  @Test
  void theFirstOpinionCounts() {
    Group stranger = stranger();
    GroupSelector selector =
        GroupSelectors.firstOf(
            (request, topology) -> Optional.of(stranger),
            GroupSelectors.header("X-Region", Map.of("eu", "europe")),
            GroupSelectors.clientNetworks(),
            GroupSelectors.pathPrefix(Map.of("/", "europe")));
    DistributionRequest american = Requests.from("198.51.100.200", get("/"));
    assertEquals("americas", chosen(selector, american));
    assertEquals("europe", chosen(selector, Requests.with(american, Map.of("X-Region", "eu"))));
    assertEquals("europe", chosen(selector, get("/")));
    assertEquals("-", chosen(GroupSelectors.firstOf(), get("/")));
    assertTrue(selector.mayBlock(), "one that may block makes the whole so");
    assertFalse(GroupSelectors.firstOf(GroupSelectors.clientHash()).mayBlock());
  }

  @Test
  void hugeFieldsTakeLittleTime() {
    for (String junk : List.of(",", ";", "de;q=", "a-", "=", "region=", "/eu", " ", "de,", "\"")) {
      String huge = junk.repeat(500_000);
      DistributionRequest request =
          new DistributionRequest("GET", Scheme.HTTP, "x", "/" + huge, null, false, name -> huge);
      for (GroupSelector selector : catalogue()) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> chosen(selector, request), junk);
      }
    }
  }

  @Test
  void whatIsOutOfFormIsRefused() {
    for (String name : List.of("", "a b", "a:", "a=b", "a\r\n", "\u00e9")) {
      assertThrows(
          IllegalArgumentException.class, () -> GroupSelectors.header(name, Map.of()), name);
      assertThrows(
          IllegalArgumentException.class, () -> GroupSelectors.cookie(name, Map.of()), name);
    }
    assertThrows(
        IllegalArgumentException.class, () -> GroupSelectors.pathPrefix(Map.of("eu", "europe")));
    for (double percent : new double[] {-0.01, 100.01, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class, () -> GroupSelectors.percentage(percent, "europe", ""));
    }
  }

  private static Group stranger() {
    return TopologyBuilder.pool("other.test")
        .site("a", "a.other.test", "192.0.2.1")
        .group("strange", group -> group.name("g.other.test").sites("a"))
        .build()
        .groups()
        .get(0);
  }
}
