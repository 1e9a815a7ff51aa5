package io.distrib.it.health;

import com.google.common.io.Resources;
import io.distrib.it.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the death of one of the two addresses of a site to the last DNS answer that has it, with the
 * default settings and real processes (D13).
 */
@Tag("timing")
@Timeout(300)
class AddressFiguresIT {
  private static final int REPETITIONS = 5;
  private static final String NAME = "boston.app.example.test";

  @TempDir Path folder;

  @Test
  void aDeadAddressIsAnsweredNoLongerThanADeadSite() throws Exception {
    Path script = folder.resolve("site.py");
    Files.write(
        script, Resources.toByteArray(Resources.getResource(HealthFiguresIT.class, "site.py")));
    List<Long> killed = new ArrayList<>();
    List<Long> stopped = new ArrayList<>();
    try (WatchedSite first = new WatchedSite(script, "127.0.0.11", "HTTP/1.1");
        WatchedSite second = new WatchedSite(script, "127.0.0.13", "HTTP/1.1", first.port());
        Program serve = serve(first, second);
        AnswerWatch answers = new AnswerWatch(serve, NAME, second.address())) {
      answers.awaitBack();
      for (int i = 0; i < REPETITIONS; i++) {
        long death = System.nanoTime();
        second.kill();
        killed.add(FigureReport.millis(death, answers.awaitGone()));
        second.startAgain();
        answers.awaitBack();
        death = System.nanoTime();
        second.signal("STOP");
        stopped.add(FigureReport.millis(death, answers.awaitGone()));
        second.signal("CONT");
        answers.awaitBack();
      }
    }
    FigureReport.check("address killed, last answer with it after", killed, 500);
    FigureReport.check("address stopped, last answer with it after", stopped, 1_500);
  }

  private Program serve(WatchedSite first, WatchedSite second) throws IOException {
    String text =
        """
        pool: { name: app.example.test }
        sites:
          boston: { name: %s, addresses: [%s, %s], port: %d }
        naming: { listen: ["127.0.0.1:0"] }
        health: { type: http }
        """
            .formatted(NAME, first.address(), second.address(), first.port());
    Path file = Files.writeString(folder.resolve("pool.yaml"), text);
    return Program.distrib("serve", "--config", file.toString());
  }
}
