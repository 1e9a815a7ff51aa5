package io.distrib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distrib.model.LoadSample;
import io.distrib.model.SiteStatus;
import io.distrib.model.Topology;
import java.util.List;
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

  private static Topology topology(String... ids) {
    TopologyBuilder builder = TopologyBuilder.pool("app.example.test");
    for (String id : ids) {
      builder.site(id, id + ".app.example.test", "192.0.2." + (int) id.charAt(0));
    }
    return builder.build();
  }
}
