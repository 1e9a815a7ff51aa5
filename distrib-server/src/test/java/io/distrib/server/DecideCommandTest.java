package io.distrib.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.server.cli.Streams;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code decide}: a decision for each line, in order, whatever stands on the others. */
class DecideCommandTest {
  private static final String OWN =
      "\"site\":\"boston\",\"now\":1700000000,\"host\":\"boston.app.example.test\"";

  @TempDir Path folder;
  private String file;

  @BeforeEach
  void writeConfiguration() throws IOException {
    file = Configurations.grouped(folder);
  }

  @Test
  void aRedirectHasItsKeysInOrder() {
    assertThat(
            decide(
                    """
                    {"id":7,"site":"boston","now":1700000000,"method":"GET","scheme":"https",\
                    "host":"app.example.test:8443","target":"/cart?x=1","remote":"203.0.113.9",\
                    "session":false,"busy":false,"draining":false,"headers":{"Accept":"text/html"}}
                    """)
                .out())
        .isEqualTo(
            "{\"id\":7,\"outcome\":\"redirect\",\"rule\":\"H1\",\"reason\":\"POOL_TO_SITE\","
                + "\"status\":302,\"location\":"
                + "\"https://boston.app.example.test:8443/cart?x=1&distrib=1700000000\"}\n");
  }

  @Test
  void everyOutcomeIsWritten() {
    CommandRun run =
        decide(
            "{"
                + OWN
                + ",\"target\":\"/?distrib=1700000000\"}\n"
                + "{"
                + OWN
                + ",\"target\":\"/?distrib=1&a\",\"session\":true}\n"
                + "{"
                + OWN
                + ",\"target\":\"/static/x\"}\n"
                + "{"
                + OWN
                + ",\"target\":\"/?distrib=1700000000~boston~1\",\"busy\":true}\n"
                + "{"
                + OWN
                + ",\"target\":\"/\",\"method\":\"CONNECT\"}\n");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .containsExactly(
            "{\"id\":null,\"outcome\":\"admit\",\"rule\":\"H7\",\"reason\":\"ADMITTED\",\"target\":\"/\"}",
            "{\"id\":null,\"outcome\":\"bypass\",\"rule\":\"H0\",\"reason\":\"SESSION\",\"target\":\"/?a\"}",
            "{\"id\":null,\"outcome\":\"bypass\",\"rule\":\"H0\",\"reason\":\"BYPASS_RULE\",\"target\":\"/static/x\"}",
            "{\"id\":null,\"outcome\":\"busy\",\"rule\":\"H9\",\"reason\":\"ALL_BUSY\",\"status\":503}",
            "{\"id\":null,\"outcome\":\"reject\",\"rule\":\"RFC9110-9.3\",\"reason\":\"BAD_METHOD\",\"status\":405}");
  }

  @Test
  void theStateOfALineDoesNotOutliveIt() {
    String target = ",\"target\":\"/?distrib=1700000000\"";
    CommandRun run =
        decide(
            "{"
                + OWN
                + target
                + ",\"busy\":true}\n"
                + "{"
                + OWN
                + target
                + "}\n"
                + "{"
                + OWN
                + target
                + ",\"draining\":true}\n"
                + "{"
                + OWN
                + target
                + "}\n");

    assertThat(run.lines())
        .extracting(line -> line.contains("ADMITTED"))
        .containsExactly(false, true, false, true);
  }

  @Test
  void withoutADateTheClockCounts() {
    String line = "{\"site\":\"boston\",\"host\":null,\"target\":\"/?distrib=1700000000\"}\n";

    assertThat(decide(line).out()).contains("\"EXPIRED_TO_GROUP\"");
  }

  @ParameterizedTest
  @CsvSource({
    "7",
    "7.50",
    "1e400",
    "-0",
    "true",
    "null",
    "'\"a\\n\\u00e9\"'",
    "'\"\\u007f\\u009b\\u2028\\ud800\\udb40\\udc01\"'"
  })
  void anIdOfAnyKindIsGivenBack(String id) {
    String line = "{\"id\":" + id + "," + OWN + ",\"target\":\"/\"}\n";

    assertThat(decide(line).out().replace("é", "\\u00e9")).startsWith("{\"id\":" + id + ",");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"site\":\"bosten\",\"target\":\"/\",\"id\":3} | 3 | field \"site\": expected one of boston, chicago, geneva",
        "{\"target\":\"/\",\"id\":3} | 3 | field \"site\": missing",
        "{\"site\":\"boston\",\"id\":3} | 3 | field \"target\": missing",
        "{\"site\":\"boston\",\"target\":null,\"id\":3} | 3 | field \"target\": expected a text",
        "{\"busy\":\"yes\",\"id\":3} | 3 | field \"busy\": expected true or false",
        "{\"session\":0,\"id\":3} | 3 | field \"session\": expected true or false",
        "{\"draining\":{\"a\":[1]},\"id\":3} | 3 | field \"draining\": expected true or false",
        "{\"now\":1.5,\"id\":3} | 3 | field \"now\": expected whole seconds from 0 to 999999999999",
        "{\"now\":-1,\"id\":3} | 3 | field \"now\": expected whole seconds from 0 to 999999999999",
        "{\"now\":99999999999999999999999,\"id\":3} | 3 | field \"now\": expected whole seconds from 0 to 999999999999",
        "{\"now\":\"1700000000\",\"id\":3} | 3 | field \"now\": expected whole seconds from 0 to 999999999999",
        "{\"method\":1,\"id\":3} | 3 | field \"method\": expected a text",
        "{\"scheme\":\"ftp\",\"id\":3} | 3 | field \"scheme\": expected http or https",
        "{\"host\":[],\"id\":3} | 3 | field \"host\": expected a text",
        "{\"remote\":\"localhost\",\"id\":3} | 3 | field \"remote\": expected an IPv4 or IPv6 address",
        "{\"headers\":[],\"id\":3} | 3 | field \"headers\": expected an object of texts",
        "{\"headers\":{\"a\":{\"b\":1},\"c\":\"d\"},\"id\":3} | 3 | field \"headers\": expected an object of texts",
        "{\"colour\":{\"b\":[1]},\"id\":3} | 3 | field \"colour\": not known",
        "{\"id\":[3]} | null | field \"id\": expected a text, a number, true, false or null",
        "{\"id\":3} {} | null | expected nothing behind the object",
        "[] | null | expected a JSON object",
        "7 | null | expected a JSON object"
      })
  void aFaultyLineIsAnsweredWithWhatIsWrong(String line, String id, String error) {
    CommandRun run = decide(line + "\n");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo("{\"id\":" + id + ",\"error\":\"" + error.replace("\"", "\\\"") + "\"}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":3,\"site\":",
        "{\"id\":3,\"id\":4}",
        "{'id':3}",
        "not json",
        "{\"id\":03}"
      })
  void whatIsNotJsonIsAnErrorWithoutAnId(String line) {
    CommandRun run = decide(line + "\n");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).startsWith("{\"id\":null,\"error\":\"not JSON: ");
  }

  @Test
  void theCommandGoesOnAfterAnErrorAndSkipsBlankLines() {
    String good = "{\"id\":1," + OWN + ",\"target\":\"/\"}";
    CommandRun run = decide(good + "\n\n  \r\nnonsense\n" + good + "\r\n" + good);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines()).hasSize(4);
    assertThat(run.lines().get(1)).startsWith("{\"id\":null,\"error\":");
    assertThat(run.lines().get(3)).contains("UNMARKED_TO_GROUP");
  }

  @Test
  void aLineThatIsTooLongIsPassedOver() {
    String endless = "{\"id\":1,\"target\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}\n";
    CommandRun run = decide(endless + "{\"id\":2," + OWN + ",\"target\":\"/\"}\n");

    assertThat(run.lines().get(0))
        .isEqualTo("{\"id\":null,\"error\":\"a line of more than 1048576 bytes\"}");
    assertThat(run.lines().get(1)).startsWith("{\"id\":2,\"outcome\"");
  }

  @Test
  void aLineOfTheGreatestLengthIsRead() {
    String line = "{\"id\":2," + OWN + ",\"target\":\"/\"}";
    String longest = line + " ".repeat(1_048_576 - line.length());

    assertThat(decide(longest + "\n").lines())
        .singleElement()
        .asString()
        .startsWith("{\"id\":2,\"outcome\"");
  }

  @Test
  void aLineThatIsNotUtf8IsAnError() {
    byte[] line = {'{', '"', (byte) 0xff, '"', '}', '\n'};

    assertThat(CommandRun.withInput(line, "decide", "--config", file).out())
        .isEqualTo("{\"id\":null,\"error\":\"a line that is not UTF-8\"}\n");
  }

  @Test
  void headersAreFoundInAnyCase() {
    String line =
        "{"
            + OWN
            + ",\"target\":\"/\",\"method\":\"OPTIONS\",\"headers\":"
            + "{\"ORIGIN\":\"https://a.test\",\"access-control-request-method\":\"PUT\"}}\n";

    assertThat(decide(line).out()).contains("BYPASS_RULE");
  }

  @Test
  @Timeout(120)
  void anAnswerComesBeforeTheNextQuestion() throws Exception {
    PipedOutputStream questions = new PipedOutputStream();
    PipedOutputStream out = new PipedOutputStream();
    BufferedReader answers =
        new BufferedReader(new InputStreamReader(new PipedInputStream(out), UTF_8));
    Streams streams =
        new Streams(new PipedInputStream(questions), new BufferedOutputStream(out), System.err);
    CompletableFuture<Integer> exit =
        CompletableFuture.supplyAsync(() -> Main.run(streams, "decide", "--config", file));
    for (int id = 1; id <= 3; id++) {
      questions.write(("{\"id\":" + id + "," + OWN + ",\"target\":\"/\"}\n").getBytes(UTF_8));
      questions.flush();
      assertThat(answers.readLine()).startsWith("{\"id\":" + id + ",");
    }
    questions.close();
    assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
  }

  private CommandRun decide(String input) {
    return CommandRun.withInput(input, "decide", "--config", file);
  }
}
