package io.distrib.server.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.server.daemon.control.ControlCommands;
import io.distrib.server.daemon.control.ControlSocket;
import io.distrib.server.daemon.operator.Operator;
import io.distrib.server.daemon.operator.OperatorFixture;
import io.distrib.server.protocol.ControlAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands to a running nameserver, in processes of their own, do without what takes long to
 * load: the binding of JSON to objects, the log, and a shell that asks for the terminal's size.
 */
@Timeout(120)
class ShortCommandTest extends OperatorFixture {
  private static final List<String> SLOW =
      List.of("tools.jackson.databind.", "ch.qos.logback.", "java.lang.ProcessBuilder");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "status --json",
        "drain eu-1",
        "undrain eu-1",
        "down eu-1",
        "up eu-1",
        "reload"
      })
  void aCommandLoadsNothingThatTakesLong(String command) throws Exception {
    ControlCommands commands =
        new ControlCommands().with("reload", request -> ControlAnswer.done(List.of("b.test")));
    try (Operator operator = operator()) {
      operator.addTo(commands);
      try (ControlSocket open = ControlSocket.open(folder.resolve("s"), commands)) {
        assertThat(run(command, open.path())).contains("b.test");
      }
    }
    assertThat(Files.readString(loaded()))
        .contains("io.distrib.server.client.ControlClient ")
        .doesNotContain(SLOW);
  }

  private String run(String command, Path socket) throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.distrib.server.Main"));
    words.addAll(List.of(command.split(" ", -1)));
    words.addAll(List.of("--control", socket.toString()));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private Path loaded() {
    return folder.resolve("loaded");
  }
}
