package io.distrib.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.process.Program;
import io.distrib.it.process.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chromium behind a real resolver, our nameserver and three sites: all that a visitor does ends as
 * it must. What the browser shows after each step is kept in {@code target/browser}.
 */
class BrowserIT {
  private static final Path ALBUM =
      Program.ROOT.resolve("distrib-it/target/browser").toAbsolutePath();

  /** Longer than a walk takes on a busy machine; a minute of it is a browser's own memory. */
  private static final Duration LIMIT = Duration.ofMinutes(8);

  @TempDir Path folder;

  @Test
  void everyStepEndsAsItMust() throws IOException {
    for (Path old : pictures()) {
      Files.delete(old);
    }
    List<String> walk = Java.command(folder, Walk.class, folder.toString(), ALBUM.toString());
    try (Program program = Namespace.start(folder, walk)) {
      Outcome outcome = program.await(LIMIT);
      System.out.println(outcome.out());
      assertThat(outcome.code()).as(outcome.err()).isZero();
      assertThat(outcome.out()).contains("steps: 21");
    }
    assertThat(pictures()).hasSize(21).allSatisfy(file -> assertThat(file).isNotEmptyFile());
  }

  private static List<Path> pictures() throws IOException {
    try (Stream<Path> files = Files.list(Files.createDirectories(ALBUM))) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    }
  }
}
