package io.distrib.it.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.it.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code status --watch} on a real terminal of 60 columns, and into a file. */
@Timeout(300)
class StatusWatchIT {
  private static final String DISTRIB = Program.ROOT.toAbsolutePath().resolve("distrib").toString();

  /** Runs its arguments on a terminal of 60 columns and 12 rows, and writes what that shows. */
  private static final String TERMINAL =
      """
      import pty, sys
      pty.spawn(["sh", "-c", 'stty rows 12 cols 60; exec "$@"', "sh"] + sys.argv[1:])
      """;

  @TempDir Path folder;

  @Test
  void oneScreenIsDrawnOverItselfAndSurvivesARestart() throws Exception {
    String file = configuration();
    ServeProcess first = ServeProcess.start(folder, "--config", file);
    try (Program watch =
        Program.start(
            "env",
            "DISTRIB_NO_BUILD=1",
            "python3",
            "-u",
            "-c",
            TERMINAL,
            DISTRIB,
            "status",
            "--watch",
            "200ms",
            "--config",
            file)) {
      watch.awaitPrinted("SITE    STATE");
      first.terminate();
      String away = watch.awaitPrinted("asking again");
      try (ServeProcess second = ServeProcess.start(folder, "--config", file)) {
        int frames = frames(away);
        await().atMost(Duration.ofMinutes(1)).until(() -> frames(watch.printed()) > frames + 5);
        assertFrames(watch.printed());
        assertThat(second.address().getPort()).isPositive();
      }
    } finally {
      first.close();
    }
  }

  @Test
  void aFileIsSentNoControlSequences() throws Exception {
    String file = configuration();
    try (ServeProcess serve = ServeProcess.start(folder, "--config", file);
        Program watch =
            Program.start(
                "env",
                "DISTRIB_NO_BUILD=1",
                DISTRIB,
                "status",
                "--watch",
                "100ms",
                "--config",
                file)) {
      await().atMost(Duration.ofMinutes(1)).until(() -> frames(watch.printed()) > 3);
      assertThat(watch.printed())
          .doesNotContain("\u001b")
          .containsPattern("T\\d\\d:\\d\\d:\\d\\dZ,");
      assertThat(serve.address().getPort()).isPositive();
    }
  }

  private static int frames(String printed) {
    return printed.split("Ctrl-C ends it", -1).length - 1;
  }

  /** Only the first frame clears; all begin at home, and none has a line over 60 columns. */
  private static void assertFrames(String printed) {
    assertThat(printed.split("\u001b\\[2J", -1)).hasSize(2);
    assertThat(printed.split("\u001b\\[H", -1)).hasSize(1 + frames(printed));
    assertThat(printed.lines())
        .allSatisfy(
            line ->
                assertThat(line.replaceAll("\u001b\\[[?]?[0-9]*[A-Za-z]", "").strip().length())
                    .isLessThanOrEqualTo(60));
  }

  private String configuration() throws IOException {
    Path file = folder.resolve("app.yaml");
    Files.writeString(
        file,
        """
        pool: { name: app.example.test }
        sites:
          boston: { name: boston.app.example.test, addresses: [127.0.0.2], port: 9 }
        naming: { listen: ["127.0.0.1:0"], control: %s/control.sock, state: %s/state }
        health: { type: tcp }
        """
            .formatted(folder, folder));
    return file.toString();
  }
}
