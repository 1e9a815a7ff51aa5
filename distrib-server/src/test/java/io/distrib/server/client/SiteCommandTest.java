package io.distrib.server.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.AdminState;
import io.distrib.server.cli.Streams;
import io.distrib.server.daemon.control.ControlCommands;
import io.distrib.server.daemon.control.ControlSocket;
import io.distrib.server.daemon.operator.Operator;
import io.distrib.server.daemon.operator.OperatorFixture.TestPool;
import io.distrib.server.daemon.operator.StateFile;
import io.distrib.server.protocol.ControlAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands about sites as they are typed. */
class SiteCommandTest {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream printer = new PrintStream(out, true, UTF_8);

  @TempDir Path folder;

  @Test
  void aTimeThatIsNoneIsWrongUse() {
    assertThat(drain("boston", "--for", "nonsense")).isEqualTo(2);
    assertThat(out.toString(UTF_8)).contains("\"nonsense\" (expected a duration such as 90s");
  }

  @Test
  void aSiteDrainsForTheTimeThatIsTyped() throws IOException {
    assertThat(until("1500ms")).as("no less").isEqualTo("2026-11-23T08:00:02Z");
    assertThat(until("2h")).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(until("8784h")).as("the longest: 366 days").isEqualTo("2027-11-24T08:00:00Z");
  }

  @Test
  void anOrderThatIsNotSavedIsDoneAndWaitedForButIsNoSuccess() throws IOException {
    List<TestPool> pools = List.of(TestPool.of("a.test", "boston", "chicago"));
    pools.get(0).naming().recordProbe("boston", false, "refused");
    StateFile full = new StateFile(folder.resolve("missing/state"));
    try (Operator operator = new Operator(() -> pools, full, () -> START);
        ControlSocket open = open(operator)) {
      String socket = open.path().toString();
      assertThat(drain("boston", "--wait", "60s", "--control", socket)).isEqualTo(1);
      assertThat(out.toString(UTF_8))
          .contains(
              "a.test/boston: drain by ", "distrib: warning: this stands, but will not survive")
          .endsWith("drained\n");
    }
  }

  @Test
  void theStatusExitsWithWhatAMonitorAsksFor() throws IOException {
    List<TestPool> pools =
        List.of(TestPool.of("a.test", "boston", "chicago"), TestPool.of("b.test", "eu"));
    StateFile state = new StateFile(folder.resolve("state"));
    try (Operator operator = new Operator(() -> pools, state, () -> START);
        ControlSocket open = open(operator)) {
      assertThat(status(open)).isEqualTo(List.of(0, 0));
      pools.get(0).naming().recordDraining("boston", true, "it says so");
      assertThat(status(open)).isEqualTo(List.of(0, 0));
      pools.get(0).naming().recordProbe("chicago", false, "refused");
      assertThat(status(open)).isEqualTo(List.of(3, 3));
      pools.get(1).naming().setAdmin("eu", AdminState.DOWN, "down by alice");
      assertThat(status(open)).isEqualTo(List.of(4, 4));
    }
    assertThat(run(new StatusCommand(streams()), "--control", folder.resolve("s").toString()))
        .as("nobody there")
        .isNotIn(0, 3, 4);
  }

  @Test
  void aStatusWithoutAnExitCodeIsNoSuccess() throws IOException {
    ControlCommands older =
        new ControlCommands().with("status", request -> ControlAnswer.done(List.of("all is well")));
    try (ControlSocket open = ControlSocket.open(folder.resolve("s"), older)) {
      assertThat(status(open)).isEqualTo(List.of(1, 1));
    }
  }

  private List<Integer> status(ControlSocket open) {
    String socket = open.path().toString();
    return List.of(
        run(new StatusCommand(streams()), "--control", socket),
        run(new StatusCommand(streams()), "--json", "--control", socket));
  }

  private ControlSocket open(Operator operator) throws IOException {
    ControlCommands commands = new ControlCommands();
    operator.addTo(commands);
    return ControlSocket.open(folder.resolve("s"), commands);
  }

  private String until(String length) throws IOException {
    List<TestPool> pools = List.of(TestPool.of("a.test", "boston"));
    ControlCommands commands = new ControlCommands();
    try (Operator operator =
        new Operator(() -> pools, new StateFile(folder.resolve("state")), () -> START)) {
      operator.addTo(commands);
      try (ControlSocket open = ControlSocket.open(folder.resolve("s"), commands)) {
        drain("boston", "--for", length, "--control", open.path().toString());
      }
      return "" + operator.status().pools().get(0).sites().get(0).overrides().get(0).until();
    }
  }

  private int drain(String... arguments) {
    return run(new DrainCommand(streams()), arguments);
  }

  private Streams streams() {
    return new Streams(InputStream.nullInputStream(), out, printer);
  }

  private int run(Object command, String... arguments) {
    return new CommandLine(command)
        .setErr(new PrintWriter(printer, true, UTF_8))
        .execute(arguments);
  }
}
