package io.distrib.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every command has in common: help, and exit code 2 for wrong use. */
class MainTest {
  @ParameterizedTest
  @ValueSource(strings = {"serve", "gate", "check", "decide", "resolve"})
  void everyCommandHasHelpOnStandardOutput(String command) {
    CommandRun run = CommandRun.of(command, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: distrib " + command).contains("--config=FILE");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void helpNamesTheCommands() {
    assertThat(CommandRun.of("--help").out()).contains("serve", "check", "decide", "resolve");
  }

  @Test
  void theVersionIsPrinted() {
    CommandRun run = CommandRun.of("--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("distrib ");
  }

  @Test
  void noCommandIsWrongUse() {
    assertWrongUse(CommandRun.of(), "a command is missing");
  }

  @Test
  void anUnknownCommandIsWrongUse() {
    assertWrongUse(CommandRun.of("descide"), "descide");
  }

  @Test
  void anUnknownOptionIsWrongUse() {
    assertWrongUse(CommandRun.of("check", "--config", "x", "--loud"), "--loud");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "gate", "check", "decide"})
  void noConfigurationIsWrongUse(String command) {
    assertWrongUse(CommandRun.of(command), "--config");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "check", "decide"})
  void aConfigurationThatIsNotThereIsABadOne(String command) {
    CommandRun run = CommandRun.of(command, "--config", "absent.yaml");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "absent.yaml: file: \"absent.yaml\""
                + " (expected a file that can be read: no such file)\n");
    assertThat(run.out()).isEmpty();
  }

  private static void assertWrongUse(CommandRun run, String message) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }
}
