package io.distrib.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.server.cli.Streams;
import io.distrib.server.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code decide} says to people: which fields there are, where a fault is, what to type. */
class DecideForPeopleTest {
  private static final String EXAMPLE = "{\"site\":\"boston\",\"target\":\"/\"}";

  @TempDir Path folder;
  private String file;

  @BeforeEach
  void writeConfiguration() throws IOException {
    file = Configurations.grouped(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "site",
        "target",
        "id",
        "now",
        "method",
        "scheme",
        "host",
        "remote",
        "session",
        "busy",
        "draining",
        "headers"
      })
  void theHelpNamesEveryField(String field) {
    String help = CommandRun.of("decide", "--help").out();
    CommandRun run = CommandRun.withInput("{\"" + field + "\":[]}", "decide", "--config", file);

    assertThat(help.substring(help.indexOf("The fields of a request: ")))
        .containsPattern("\\b" + field + "\\b");
    assertThat(run.err()).contains("field \"" + field + "\": ").doesNotContain("not known");
  }

  @Test
  void aFaultyLineIsToldWithItsNumber() {
    CommandRun run =
        CommandRun.withInput(
            EXAMPLE + "\n\n{\"hosst\":1}\n" + EXAMPLE + "\nx\n", "decide", "--config", file);

    assertThat(run.err().lines())
        .hasSize(2)
        .first()
        .isEqualTo("distrib: line 3: field \"hosst\": not known");
    assertThat(run.err().lines()).last().asString().startsWith("distrib: line 5: not JSON");
  }

  @Test
  void whoSitsBeforeATerminalIsToldWhatToType() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams =
        new Streams(
            new ByteArrayInputStream(EXAMPLE.getBytes(UTF_8)),
            out,
            new PrintStream(err, true, UTF_8),
            new TypedInput());

    assertThat(Main.run(streams, "decide", "--config", file)).isZero();
    assertThat(err.toString(UTF_8))
        .isEqualTo("distrib: type a request, such as " + EXAMPLE + "; Ctrl-D ends\n");
    assertThat(out.toString(UTF_8)).startsWith("{\"id\":null,\"outcome\":");
  }

  @Test
  void withoutATerminalItSaysNothing() {
    assertThat(CommandRun.withInput(EXAMPLE, "decide", "--config", file).err()).isEmpty();
  }

  /** A terminal that somebody types at. */
  private static final class TypedInput implements Terminal {
    @Override
    public Optional<Size> output() {
      return Optional.empty();
    }

    @Override
    public boolean isInput() {
      return true;
    }
  }
}
