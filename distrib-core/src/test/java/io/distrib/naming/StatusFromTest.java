package io.distrib.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distrib.model.LoadSample;
import io.distrib.model.SiteStatus;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import io.distrib.topology.WhenNone;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A naming service that takes the place of another knows what that knew (D2, D5). */
class StatusFromTest {
  private final NamingService before =
      NamingService.builder(topology("a", "b", "c")).thresholds(2, 2, 2).build();

  @Test
  void sitesThatStayKeepTheirStatusAndTheirHealth() {
    before.recordProbe("a", true, "first");
    before.recordProbe("a", false, "one of two");
    before.recordProbe("b", false, "first");
    before.recordDraining("c", true, "operator");
    before.recordLoad("c", LoadSample.UNKNOWN);

    NamingService after =
        NamingService.builder(topology("c", "b", "a", "d"))
            .thresholds(2, 2, 2)
            .statusFrom(before)
            .build();

    for (String id : List.of("a", "b", "c")) {
      assertEquals(before.status(id), after.status(id));
    }
    assertEquals(SiteStatus.ASSUMED, after.status("d"));
    after.recordProbe("a", false, "two of two");
    assertEquals(false, after.status("a").up());
  }

  @Test
  void d5WhatANameMeantLastIsKnownStill() {
    NamingService old = service(topology("a", "b", "c"), null);
    for (String id : List.of("c", "b", "a")) {
      old.recordProbe(id, false, "refused");
    }
    assertEquals(List.of("a"), meant(old));

    NamingService same = service(topology("a", "b", "c"), old);
    assertEquals(List.of("a"), meant(same));
    assertEquals(List.of("a"), meant(service(topology("b", "a"), same)));
    NamingService without = service(topology("b", "c"), same);
    assertEquals(List.of("b", "c"), meant(without), "as if all were operational");
  }

  private static NamingService service(Topology topology, @Nullable NamingService before) {
    NamingServiceBuilder builder = NamingService.builder(topology).thresholds(1, 1, 1);
    return before == null ? builder.build() : builder.statusFrom(before).build();
  }

  /** Which sites the Pool Name may mean. */
  private static List<String> meant(NamingService service) {
    NameVariant name = service.find(DnsName.of("app.example.test")).orElseThrow().variants().get(0);
    AnswerSet plan = name.plan();
    return IntStream.range(0, plan.choices()).mapToObj(i -> plan.site(i).site().id()).toList();
  }

  private static Topology topology(String... ids) {
    TopologyBuilder builder =
        TopologyBuilder.pool("app.example.test").whenNone(WhenNone.LAST_KNOWN);
    for (String id : ids) {
      builder.site(id, id + ".app.example.test", "192.0.2." + (int) id.charAt(0));
    }
    return builder.build();
  }
}
