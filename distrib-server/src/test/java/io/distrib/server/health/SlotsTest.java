package io.distrib.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No more is under way than there are slots. */
class SlotsTest {
  private final Slots slots = new Slots(2);
  private final List<String> begun = new ArrayList<>();

  @Test
  void whatFindsNoSlotWaitsInTurn() {
    List.of("a", "b", "c", "d").forEach(name -> slots.take(() -> begun.add(name)));
    assertThat(begun).containsExactly("a", "b");

    slots.giveBack();
    assertThat(begun).containsExactly("a", "b", "c");
    slots.giveBack();
    slots.giveBack();
    slots.take(() -> begun.add("e"));
    assertThat(begun).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void thousandsThatEndAtOnceNeedNoDeepStack() {
    for (int i = 0; i < 2; i++) {
      slots.take(() -> {});
    }
    for (int i = 0; i < 100_000; i++) {
      slots.take(
          () -> {
            begun.add("");
            slots.giveBack();
          });
    }
    slots.giveBack();

    assertThat(begun).hasSize(100_000);
  }
}
