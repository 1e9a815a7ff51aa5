package io.distrib.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.process.Program;
import io.distrib.it.process.Program.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chromium by https, whose site is killed, or is silent: with the service worker it goes on at
 * another site at once, while it still keeps the dead one's address for a minute.
 */
class TakeoverIT {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  @TempDir Path folder;

  @Test
  void aBrowserLeavesItsDeadSiteByItself() throws IOException {
    List<String> walk = Java.command(folder, TakeoverWalk.class, folder.toString());
    try (Program program = Namespace.start(folder, walk)) {
      Outcome outcome = program.await(LIMIT);
      System.out.println(outcome.out());
      assertThat(outcome.code()).as(outcome.err()).isZero();
      assertThat(outcome.out()).contains("done: turned off");
    }
  }
}
