package io.distrib.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.server.OutsideTexts;
import org.junit.jupiter.api.Test;

/** A line of the log is ours alone, whatever a message or an exception brings along. */
class PrintableLayoutTest {
  private static final System.Logger LOG =
      System.getLogger("io.distrib.server.cli.PrintableLayoutTest");

  @Test
  void noMessageAndNoExceptionBringsControlCharactersIntoTheLog() {
    try (LoggedLines log = new LoggedLines()) {
      for (String text : OutsideTexts.all()) {
        LOG.log(System.Logger.Level.WARNING, "seen: " + text, new IllegalStateException(text));
        OutsideTexts.assertHarmless(log.take(), text);
      }
    }
  }

  @Test
  void furtherLinesAreIndented() {
    try (LoggedLines log = new LoggedLines()) {
      LOG.log(System.Logger.Level.WARNING, "one\r\nWARN  i.d.Forged: two");
      assertThat(log.take())
          .isEqualTo("WARN  i.d.s.c.PrintableLayoutTest: one\n    WARN  i.d.Forged: two\n");
    }
  }
}
