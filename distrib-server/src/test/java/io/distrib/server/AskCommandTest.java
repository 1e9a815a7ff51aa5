package io.distrib.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command refuses before it listens, and what it prints instead. */
class AskCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --listen=127.0.0.1                                    | expected HOST:PORT
          --listen=127.0.0.1:0 --drain-time=-1                  | --drain-time: "-1" (expected at least 0)
          --listen=127.0.0.1:0 --clients=10.0.0.0/40            | --clients
          --listen=127.0.0.1:0 --print=iis                      | nginx] (case-sensitive)
          --listen=127.0.0.1:0 --capacity=7                     | --capacity: "7" (expected at least 1, and --load)
          --listen=127.0.0.1:0 --load=http:///x                 | --load: "http:///x" (expected a file
          --drain-time=1                                        | --listen=PLACE
          --listen=127.0.0.1:0 --site=geneva                    | expected one of [boston]
          """)
  void wrongUseIsNamed(String options, String message) throws IOException {
    CommandRun run = run(options.split(" +"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void othersThanThisMachineMayNotAskUnlessTheyAreNamed() throws IOException {
    CommandRun run = run("--listen=0.0.0.0:0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("--listen 0.0.0.0:0", "or --clients");
  }

  @Test
  void aSocketFileIsNotTakenFromWhoeverListensThere() throws IOException {
    Path place = folder.resolve("ask.sock");
    try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.bind(UnixDomainSocketAddress.of(place));
      CommandRun run = run("--listen=unix:" + place);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains(place + ": somebody listens there");
    }
  }

  @Test
  void theConfigurationOfNginxHasTheNamesOfTheSiteAndOfTheCookies() throws IOException {
    CommandRun run = run("--listen=unix:/run/ask.sock", "--session-cookie=a.b", "--print=nginx");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("server unix:/run/ask.sock;")
        .contains("\"~^boston\\.app\\.example\\.test/(.*; *)?(live|a\\.b)=[^;]\" 1;")
        .doesNotContain("@SITE", "@COOKIE", "@ASK");
  }

  private CommandRun run(String... more) throws IOException {
    Path file = folder.resolve("app.yaml");
    Files.writeString(
        file,
        """
        pool: { name: app.example.test }
        sites:
          boston: { name: boston.app.example.test, addresses: [192.0.2.10] }
        """);
    List<String> arguments =
        new ArrayList<>(List.of("ask", "--config", file.toString(), "--session-cookie", "live"));
    if (!String.join(" ", more).contains("--site")) {
      arguments.addAll(List.of("--site", "boston"));
    }
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
