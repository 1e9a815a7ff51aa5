package io.distrib.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate refuses before it listens. */
class GateCommandTest {
  @TempDir private Path folder;

  @Test
  void aSiteThatIsNotInThePoolIsWrongUse() throws IOException {
    CommandRun run = run("geneva", "127.0.0.1:80");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--site: \"geneva\" (expected one of [boston])");
  }

  @Test
  void anAddressWithoutAPortIsWrongUse() throws IOException {
    CommandRun run = run("boston", "127.0.0.1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--upstream", "expected HOST:PORT");
  }

  @Test
  void aKeyWithoutItsCertificateIsWrongUse() throws IOException {
    assertThat(run("boston", "127.0.0.1:80", "--tls-key", "key.pem").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"--capacity, 0, 1", "--timeout, 0, 1", "--drain-time, -1, 0"})
  void aNumberThatIsTooSmallIsWrongUse(String option, String value, String least)
      throws IOException {
    CommandRun run = run("boston", "127.0.0.1:80", option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(option + ": \"" + value + "\" (expected at least " + least);
  }

  @Test
  void filesOfTlsThatAreNotThereAreNamed() throws IOException {
    CommandRun run =
        run("boston", "127.0.0.1:80", "--tls-cert", "absent.pem", "--tls-key", "key.pem");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("--tls-cert absent.pem");
  }

  private CommandRun run(String site, String upstream, String... more) throws IOException {
    Path file = folder.resolve("app.yaml");
    Files.writeString(
        file,
        """
        pool: { name: app.example.test }
        sites:
          boston: { name: boston.app.example.test, addresses: [192.0.2.10] }
        """);
    List<String> arguments =
        new ArrayList<>(
            List.of("gate", "--config", file.toString(), "--site", site, "--upstream", upstream));
    arguments.addAll(List.of("--listen", "127.0.0.1:0", "--session-cookie", "live"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
