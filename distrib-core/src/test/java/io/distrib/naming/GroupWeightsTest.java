package io.distrib.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.topology.Balance;
import io.distrib.topology.DnsName;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The share of a site under the name of each group that it is in (D17). */
class GroupWeightsTest {
  private static final int DRAWS = 1_200;

  /** How far the shares of {@link #DRAWS} choices may be from the exact ones. */
  private static final int MAX_DEVIATION = 5;

  private final NamingService naming = NamingService.builder(topology()).build();

  private static Topology topology() {
    return TopologyBuilder.pool("app.test")
        .balance(Balance.WEIGHTED)
        .site("a", site -> site.name("a.app.test").address("192.0.2.1").weight(2))
        .site("b", site -> site.name("b.app.test").address("192.0.2.2").weight(2))
        .site("c", site -> site.name("c.app.test").address("192.0.2.3").weight(4))
        .site("d", site -> site.name("d.app.test").address("192.0.2.4").weight(4))
        .group(
            "east",
            group ->
                group
                    .name("east.app.test")
                    .sites("a", "b")
                    .weight("a", 3)
                    .weight("b", 1)
                    .fallback("far"))
        .group(
            "west",
            group -> group.name("west.app.test").sites("a", "b", "c").weight("a", 1).weight("b", 7))
        .group(
            "far",
            group -> group.name("far.app.test").sites("c", "d", "a").weight("c", 1).weight("d", 5))
        .group("all", group -> group.name("all.app.test").sites("a").fallback("pool"))
        .build();
  }

  @Test
  void eachNameHasTheSharesOfItsGroup() {
    assertShares("east.app.test", Map.of("a", 900, "b", 300));
    assertShares("west.app.test", Map.of("a", 100, "b", 700, "c", 400));
    assertShares("app.test", Map.of("a", 200, "b", 200, "c", 400, "d", 400));
  }

  @Test
  void aGroupThatIsFallenBackOnHasItsOwnShares() {
    naming.recordProbe("a", false, "test");
    naming.recordProbe("b", false, "test");
    assertShares("east.app.test", Map.of("c", 200, "d", 1_000));
  }

  @Test
  void thePoolThatIsFallenBackOnHasTheSharesOfTheSites() {
    naming.recordProbe("a", false, "test");
    assertShares("all.app.test", Map.of("b", 240, "c", 480, "d", 480));
  }

  private void assertShares(String name, Map<String, Integer> expected) {
    Map<String, Integer> drawn = new TreeMap<>();
    for (int i = 0; i < DRAWS; i++) {
      NamingAnswer answer = naming.answer(new NamingQuestion(DnsName.of(name), null));
      drawn.merge(((NamingAnswer.Sites) answer).sites().get(0).id(), 1, Integer::sum);
    }
    assertThat(drawn).containsOnlyKeys(expected.keySet());
    drawn.forEach(
        (id, count) ->
            assertThat(count)
                .as(name + " " + id)
                .isCloseTo(expected.get(id), within(MAX_DEVIATION)));
  }
}
