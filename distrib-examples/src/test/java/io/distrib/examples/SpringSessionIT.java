package io.distrib.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The filter of Spring Session must come before ours; where it does not, that is logged. */
class SpringSessionIT {
  private static final String LOST = "a client that was let in has come back with a new cookie";

  @TempDir private Path folder;

  @Test
  void behindTheFilterOfSpringSessionOursIsRight() throws IOException { // H0
    try (ExampleProcess program = start(1)) {
      new Walk(port(program)).run();
      assertThat(program.printed()).doesNotContain(LOST);
    }
  }

  @Test
  void beforeItTheLossOfSessionsIsLoggedOnce() throws IOException {
    try (ExampleProcess program = start(-1)) {
      int port = port(program);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> new Walk(port).run())
            .isInstanceOf(AssertionError.class)
            .hasMessageContaining("HTTP/1.1 302");
      }
      assertThat(program.printed()).containsOnlyOnce(LOST);
    }
  }

  private ExampleProcess start(int behind) throws IOException {
    Files.copy(Path.of("site", "app.yaml"), folder.resolve("app.yaml"));
    return ExampleProcess.java(
        folder,
        List.of(),
        SpringSessionApplication.class,
        "--server.address=127.0.0.1",
        "--server.port=0",
        "--behind=" + behind);
  }

  private static int port(ExampleProcess program) {
    return program.awaitPort("Tomcat started on port ");
  }
}
