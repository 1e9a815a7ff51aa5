package io.distrib.server.daemon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.naming.NamingService;
import io.distrib.server.daemon.operator.ChosenSites.Choice;
import io.distrib.server.daemon.operator.OperatorFixture.TestPool;
import io.distrib.server.protocol.OverrideKind;
import io.distrib.server.protocol.SiteOverride;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Overrides stay in effect after a reload, and nothing else does, whatever changes between the
 * building of the new pools and their use.
 */
class OverridesTest {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final List<TestPool> pools = new ArrayList<>(List.of(TestPool.of("a.test", "boston")));
  private final TestPool before = pools.get(0);
  private final Overrides overrides = new Overrides(() -> pools);
  private final List<String> announced = new ArrayList<>();

  @Test
  void whatIsOverBeforeTheNewPoolsAreThereIsOverInThem() {
    for (OverrideKind kind : OverrideKind.values()) {
      pools.set(0, before);
      overrides.set(boston(before), until(kind, START.plusSeconds(3)));
      TestPool after = successor();
      overrides.settle(START.plusSeconds(3));

      pools.set(0, after);
      overrides.settle(START.plusSeconds(3));

      assertThat(after.status("boston"))
          .isEqualTo(TestPool.of("a.test", "boston").status("boston"));
    }
  }

  @Test
  void whatIsTakenBackBeforeTheNewPoolsAreThereDoesNotStandInThem() {
    overrides.set(boston(before), until(OverrideKind.DOWN, null));
    TestPool after = successor();
    overrides.lift(boston(before), OverrideKind.UP, "up by alice");

    pools.set(0, after);
    overrides.settle(START);

    assertThat(after.status("boston").isOperational()).isTrue();
  }

  @Test
  void whatIsLaidDownBeforeTheNewPoolsAreThereStandsInThem() {
    TestPool after = successor();
    overrides.set(boston(before), until(OverrideKind.DOWN, null));
    overrides.set(boston(before), until(OverrideKind.DRAIN, null));

    pools.set(0, after);
    overrides.settle(START);

    assertThat(after.status("boston").isOperational()).isFalse();
    assertThat(after.status("boston").draining()).isTrue();
  }

  @Test
  void whatStandsIsAnnouncedOnce() {
    TestPool after = successor();
    overrides.set(boston(before), until(OverrideKind.DOWN, null));
    pools.set(0, after);

    overrides.settle(START);
    overrides.settle(START);

    assertThat(announced).containsExactly("stands after a reload: [down by alice for ever]");
  }

  /** What a reload makes, from what is known by now. */
  private TestPool successor() {
    NamingService naming =
        NamingService.builder(before.naming().topology())
            .statusFrom(before.naming())
            .listener((site, from, to, evidence) -> announced.add(evidence))
            .build();
    return new TestPool(naming, new HashMap<>());
  }

  private static SiteOverride until(OverrideKind kind, @Nullable Instant until) {
    return new SiteOverride(kind, "alice", "", START, until);
  }

  private static Choice boston(TestPool pool) {
    return new Choice(pool, pool.naming().topology().site("boston").orElseThrow(), null);
  }
}
