package io.distrib.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** An exception without a message still says something. */
class FailureTextTest {
  @Test
  void theMessageIsShownAlone() {
    assertThat(FailureText.of(new IOException("no such file"))).isEqualTo("no such file");
  }

  @Test
  void theTypeIsShownWhereThereIsNoMessage() {
    assertThat(FailureText.of(new StackOverflowError())).isEqualTo("java.lang.StackOverflowError");
  }
}
