package io.distrib.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every command has in common: help, and exit code 2 for wrong use. */
class MainTest {
  @ParameterizedTest
  @ValueSource(strings = {"serve", "ask", "gate", "check", "decide", "resolve"})
  void everyCommandHasHelpOnStandardOutput(String command) {
    CommandRun run = CommandRun.of(command, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: distrib " + command).contains("--config=FILE");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo", "serve", "ask", "gate", "reload", "status", "drain", "undrain", "down", "up",
        "check", "decide", "resolve"
      })
  void helpIsACommandAsWellAndNoTextOfItBreaksOff(String command) {
    CommandRun run = CommandRun.of("help", command);

    assertThat(run).isEqualTo(CommandRun.of(command, "--help"));
    String explained = descriptionOf(run.out());
    assertThat(explained).endsWith(".");
    assertThat(oneLine(CommandRun.of("help").out()))
        .as("the list of commands has the whole text")
        .contains(command + " " + explained);
  }

  /** What stands between the synopsis, which may be wrapped, and the first option. */
  private static String descriptionOf(String help) {
    String text =
        help.lines()
            .skip(1)
            .filter(line -> !line.startsWith("  "))
            .dropWhile(line -> line.startsWith(" "))
            .takeWhile(line -> !line.isEmpty())
            .reduce("", (one, other) -> one + " " + other);
    return oneLine(text);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").trim();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          serve --confg app.yaml        | unknown option --confg (did you mean --config?)
          serve --confg=app.yaml        | unknown option --confg (did you mean --config?)
          serve -config app.yaml        | unknown option -config (did you mean --config?)
          check app.yaml --prin         | unknown option --prin (did you mean --print?)
          drain --wiat 10m              | unknown option --wiat (did you mean --wait?)
          drain --for nonsense --resaon x boston | unknown option --resaon (did you mean --reason?)
          gate --sesion-cookie c        | unknown option --sesion-cookie (did you mean --session-cookie?)
          check --loud                  | unknown option --loud
          check -x                      | unknown option -x
          down --reason -x --evr boston | unknown option --evr
          servee                        | unknown command "servee" (did you mean serve?)
          help stats                    | unknown command "stats" (did you mean status?)
          frobnicate                    | unknown command "frobnicate"
          --confg x serve               | unknown option --confg
          """)
  void anUnknownWordComesFirstWithTheNearestThatIsKnown(String typed, String message) {
    CommandRun run = CommandRun.of(typed.split(" "));

    assertWrongUse(run, message + "\n");
    assertThat(run.err()).startsWith("distrib: ");
  }

  @Test
  void wrongUseTakesTwoLinesNotTwentyFive() {
    assertThat(CommandRun.of("gate", "--site", "boston").err().lines())
        .hasSize(2)
        .last()
        .isEqualTo("Try 'distrib gate --help'.");
    assertThat(CommandRun.of().err().lines())
        .containsExactly("distrib: a command is missing", "Try 'distrib --help'.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check absent.yaml",
        "check -c absent.yaml",
        "serve absent.yaml",
        "decide absent.yaml"
      })
  void aFileNeedsNoOptionWhereItCanBeNothingElse(String typed) {
    CommandRun run = CommandRun.of(typed.split(" "));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("absent.yaml: file: ");
  }

  @Test
  void aCommandForOneFileTakesOne() {
    assertWrongUse(CommandRun.of("decide", "-c", "a", "b"), "two files: a and b (expected one)");
    assertWrongUse(CommandRun.of("decide", "a", "b"), "too many words: \"b\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check --config=",
        "check -c=",
        "serve --config=",
        "decide --config=",
        "status --control=",
        "drain boston --config=",
        "resolve --config= a.test"
      })
  void anEmptyFileNameIsNotTheCurrentFolder(String typed) {
    assertWrongUse(CommandRun.of(typed.split(" ")), "\"\" (expected the name of a file;");
  }

  @Test
  void anEmptyWordIsNotTheCurrentFolder() {
    assertWrongUse(CommandRun.of("check", ""), "\"\" (expected the name of a file;");
    assertWrongUse(CommandRun.of("check", "--config", ""), "\"\" (expected the name of a file;");
  }

  @Test
  void aPortThatIsNoneIsWrongUse() {
    assertWrongUse(
        CommandRun.of("demo", "--dns-port", "99999"),
        "--dns-port: \"99999\" (expected 1 to 65535)");
    assertWrongUse(CommandRun.of("demo", "--http-port", "0"), "--http-port: \"0\" (expected 1 to");
  }

  @Test
  void aNameThatNoFileCanHaveIsWrongUse() {
    assertWrongUse(
        CommandRun.of("check", "--config", "a\0b"), "\"a\\u0000b\" (expected the name of a file)");
  }

  @Test
  void optionsThatExcludeEachOtherAreWrongUse() {
    CommandRun run = CommandRun.of("drain", "boston", "--for", "1h", "--forever");

    assertWrongUse(run, "mutually exclusive");
    assertThat(run.err()).startsWith("distrib: --for");
  }

  @Test
  void helpNamesTheCommands() {
    assertThat(CommandRun.of("--help").out())
        .contains("serve", "check", "decide", "resolve")
        .endsWith("\n'distrib help COMMAND' explains one of them.\n");
  }

  @Test
  void theVersionIsPrinted() {
    CommandRun run = CommandRun.of("--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .containsExactly(
            "distrib (not packaged)",
            "Java " + Runtime.version() + " on " + System.getProperty("os.name"));
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
  @ValueSource(
      strings = {
        "serve",
        "gate --site boston --listen 127.0.0.1:0 --upstream 127.0.0.1:9 --session-cookie id",
        "check",
        "decide",
        "resolve a.test"
      })
  void noConfigurationIsWrongUse(String typed) {
    assertWrongUse(CommandRun.of(typed.split(" ")), "--config");
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
