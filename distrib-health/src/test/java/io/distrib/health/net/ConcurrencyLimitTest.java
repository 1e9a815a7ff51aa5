package io.distrib.health.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No more tasks are under way than the limit allows. */
class ConcurrencyLimitTest {
  private final ConcurrencyLimit limit = new ConcurrencyLimit(2);
  private final List<String> begun = new ArrayList<>();

  @Test
  void whatFindsNoSlotWaitsInTurn() {
    List.of("a", "b", "c", "d").forEach(name -> limit.acquire(() -> begun.add(name)));
    assertThat(begun).containsExactly("a", "b");

    limit.release();
    assertThat(begun).containsExactly("a", "b", "c");
    limit.release();
    limit.release();
    limit.acquire(() -> begun.add("e"));
    assertThat(begun).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void thousandsThatEndAtOnceNeedNoDeepStack() {
    for (int i = 0; i < 2; i++) {
      limit.acquire(() -> {});
    }
    for (int i = 0; i < 100_000; i++) {
      limit.acquire(
          () -> {
            begun.add("");
            limit.release();
          });
    }
    limit.release();

    assertThat(begun).hasSize(100_000);
  }
}
