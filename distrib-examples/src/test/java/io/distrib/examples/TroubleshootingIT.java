package io.distrib.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the page that need nothing running print what it shows. */
@Timeout(300)
class TroubleshootingIT {
  private static final String PAGE = "docs/troubleshooting.md";

  @TempDir private Path folder;

  @Test
  void everyCommandPrintsWhatThePageShows() throws IOException {
    Shell shell = new Shell(folder);
    for (Block block : Block.of("docs/tutorial.md")) {
      if (block.label().equals("pool.yaml pool")) {
        Files.writeString(shell.folder().resolve("pool.yaml"), block.text());
      }
    }
    List<Exchange> typed = new ArrayList<>();
    for (Block block : Block.of(PAGE)) {
      if (block.language().equals("console")) {
        typed.addAll(Exchange.of(block.text()));
      }
    }
    assertThat(typed).hasSizeGreaterThan(4);
    for (Exchange exchange : typed) {
      shell.check(exchange);
    }
  }
}
