package io.distrib.server.daemon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.server.protocol.ControlAnswer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The status as it comes through the control socket. */
class StatusAnswerTest extends OperatorFixture {
  @Test
  void aTableIsAsWideAsItsRequestSays() throws IOException {
    try (Operator operator = operator()) {
      ControlAnswer narrow = ask(operator, "status", "columns", "14");
      assertThat(narrow.lines())
          .contains("SITE     STATE")
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(14));
      assertThat(ask(operator, "status", "columns", "9999999999").lines())
          .isEqualTo(new StatusTable(operator.status()).lines());
    }
  }

  @Test
  void withoutAWidthItIsOneLineOfJson() throws IOException {
    try (Operator operator = operator()) {
      ControlAnswer answer = ask(operator, "status");
      assertThat(answer.lines()).singleElement().asString().startsWith("{\"distrib\":1,");
      assertThat(answer.code()).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "", "wide", "1e3", "99999999999"})
  void aWidthThatIsNoneIsRefused(String columns) throws IOException {
    try (Operator operator = operator()) {
      ControlAnswer answer = ask(operator, "status", "columns", columns);
      assertThat(answer.isDone()).isFalse();
      assertThat(answer.lines())
          .containsExactly("columns: \"" + columns + "\" (expected a whole number of at least 1)");
    }
  }
}
