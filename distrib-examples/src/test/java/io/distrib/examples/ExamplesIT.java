package io.distrib.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.testkit.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each example is started as a user would, and a client walks through it. */
class ExamplesIT {
  private static final Path ROOT = Path.of(System.getProperty("distrib.root", ".."));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      classes = {
        TomcatExample.class,
        JettyExample.class,
        NettyExample.class,
        JdkServerExample.class,
        PathMarkerExample.class
      })
  void aProgramIsASite(Class<?> example) throws IOException {
    copy("app.yaml", "path.yaml");
    try (ExampleProcess program =
        ExampleProcess.java(folder, List.of(), example, "127.0.0.1", "0")) {
      new Walk(program.awaitPort("started on port ")).run();
    }
  }

  @Test
  void aRunningProgramTakesInItsFile() throws IOException {
    copy("app.yaml");
    try (ExampleProcess program =
        ExampleProcess.java(folder, List.of(), NettyExample.class, "127.0.0.1", "0")) {
      Walk walk = new Walk(program.awaitPort("started on port "));
      Path file = folder.resolve("app.yaml");
      Path next = folder.resolve("app.yaml.next");
      Files.writeString(next, Files.readString(file).replace("boston.app", "new-name.app"));
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);

      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThat(walk.get("app.example.test", "/", ""))
                      .containsIgnoringCase("location: http://new-name.app.example.test"));
    }
  }

  @Test
  void anApplicationWithSpringBootIsASite() throws IOException {
    copy("app.yaml");
    try (ExampleProcess program =
        ExampleProcess.java(
            folder,
            List.of(),
            SpringBootExample.class,
            "--server.address=127.0.0.1",
            "--server.port=0")) {
      new Walk(program.awaitPort("started on port ")).run();
    }
  }

  @Test
  void aProxyThatOnlySpringBelievesIsLoggedOnce() throws IOException {
    copy("app.yaml");
    try (ExampleProcess program =
        ExampleProcess.java(
            folder,
            List.of(),
            SpringBootExample.class,
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--server.forward-headers-strategy=framework")) {
      Walk walk = new Walk(program.awaitPort("started on port "));
      for (int i = 0; i < 2; i++) {
        assertThat(walk.get("app.example.test", "/cart", "X-Forwarded-Proto: https\r\n"))
            .containsIgnoringCase("location: http://boston.");
      }
      assertThat(program.printed()).containsOnlyOnce("proxies.trusted");
    }
  }

  @Test
  void anApplicationInPythonIsASiteBehindItsGate() throws IOException {
    copy("app.yaml", "visits.py", "gate.sh");
    launcher();
    Map<String, String> where =
        Map.of("LISTEN", "127.0.0.1:0", "UPSTREAM", "127.0.0.1:" + Ports.free());
    try (ExampleProcess gate = ExampleProcess.script(folder, "gate.sh", where)) {
      gate.awaitPort("Python listens on port ");
      new Walk(gate.awaitPort("listening on 127\\.0\\.0\\.1:")).run();
    }
  }

  /** {@code ./distrib}, in the folder. */
  private void launcher() throws IOException {
    String script = "#!/bin/sh\nexec '" + ROOT.resolve("distrib").toAbsolutePath() + "' \"$@\"\n";
    Path file = Files.writeString(folder.resolve("distrib"), script);
    assertTrue(file.toFile().setExecutable(true));
  }

  private void copy(String... names) throws IOException {
    for (String name : names) {
      Files.copy(Path.of("site", name), folder.resolve(name));
    }
  }
}
