package io.distrib.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import io.distrib.it.process.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real resolver in front of the nameserver, and {@code curl} behind it, follow the whole chain.
 */
class UnboundIT {
  @TempDir Path folder;

  @Test
  void curlBehindUnboundFollowsTheWholeChain() throws IOException {
    Path script = folder.resolve("walk.sh");
    Files.write(
        script, Resources.toByteArray(Resources.getResource(UnboundIT.class, "unbound-walk.sh")));
    List<String> command = new ArrayList<>(List.of("unshare", "--net", "--mount"));
    if (!System.getProperty("user.name").equals("root")) {
      command.add("--map-root-user");
    }
    command.addAll(
        List.of(
            "bash",
            script.toString(),
            folder.toString(),
            Program.ROOT.resolve("distrib").toString()));
    Outcome outcome = Program.run(command.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();

    String walks = outcome.out();
    assertThat(part(walks, "pool", "session"))
        .containsPattern("Location: http://\\w+\\.app\\.example\\.test:8080/\\?distrib=\\d+~a")
        .contains("HTTP/1.1 200", "Your basket holds []");
    assertThat(part(walks, "session", "again"))
        .contains("Your basket holds [apples]")
        .doesNotContain("Location:");
    assertThat(part(walks, "again", "bookmark")).contains("Your basket holds [apples, pears]");
    assertThat(part(walks, "bookmark", null))
        .contains(
            "Location: http://americas.app.example.test:8080/",
            "HTTP/1.1 200",
            "Your basket holds []");
  }

  private static String part(String walks, String from, @Nullable String to) {
    int start = walks.indexOf("== " + from);
    assertThat(start).as(walks).isNotNegative();
    return to == null ? walks.substring(start) : walks.substring(start, walks.indexOf("== " + to));
  }
}
