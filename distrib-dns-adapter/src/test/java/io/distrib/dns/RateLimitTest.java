package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  @Test
  void refusesNumbersThatMakeNoSense() {
    for (int[] numbers : new int[][] {{-1, 0}, {1_000_001, 0}, {1, -1}, {1, 11}}) {
      assertThatThrownBy(() -> new RateLimit(numbers[0], numbers[1], List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected 0 to 1000000");
    }
  }
}
