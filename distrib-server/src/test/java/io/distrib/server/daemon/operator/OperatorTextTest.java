package io.distrib.server.daemon.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.server.OutsideTexts;
import io.distrib.server.cli.LoggedLines;
import io.distrib.server.client.ControlClient;
import io.distrib.server.daemon.control.ControlCommands;
import io.distrib.server.daemon.control.ControlSocket;
import io.distrib.server.daemon.operator.OperatorFixture.TestPool;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.ControlRequest;
import io.distrib.server.protocol.Json;
import io.distrib.server.protocol.OverrideKind;
import io.distrib.server.protocol.SiteOverride;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sites, operators and a state file say reaches neither the log nor a terminal as it is. */
class OperatorTextTest {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final TestPool pool = TestPool.of("a.test", "boston", "chicago");

  @TempDir Path folder;

  @Test
  void whatASiteIsSeenToDoIsPrintable() throws IOException {
    try (LoggedLines log = new LoggedLines();
        Operator operator = operator()) {
      for (String text : OutsideTexts.all()) {
        pool.naming().recordProbe("boston", false, text);
        pool.naming().recordDraining("boston", true, text);
        pool.naming().recordDraining("boston", false, text);
        assertHarmless(shown(operator), text);
        assertHarmless(log.take(), text);
      }
    }
  }

  @Test
  void whatOperatorsSayIsPrintable() throws IOException {
    ControlCommands commands = new ControlCommands();
    try (LoggedLines log = new LoggedLines();
        Operator operator = operator()) {
      operator.addTo(commands);
      try (ControlSocket socket = ControlSocket.open(folder.resolve("s"), commands)) {
        for (String text : OutsideTexts.all()) {
          String asked = ask(socket, "down", Map.of("sites", "boston", "by", text, "reason", text));
          assertThat(asked).startsWith("a.test/boston: down by a");
          assertHarmless(asked, text);
          assertHarmless(ask(socket, "up", Map.of("sites", "boston", "by", text)), text);
          assertHarmless(ask(socket, text, Map.of()), text);
          assertHarmless(ask(socket, "down", Map.of("sites", text, "by", "x")), text);
          Map<String, String> length = Map.of("sites", "boston", "by", "x", "for", text);
          assertHarmless(ask(socket, "down", length), text);
          assertHarmless(shown(operator) + log.take(), text);
        }
      }
    }
  }

  @Test
  void whatAStateFileSaysIsPrintable() throws IOException {
    Path file = folder.resolve("state");
    try (LoggedLines log = new LoggedLines()) {
      for (String text : OutsideTexts.packed()) {
        SiteOverride override = new SiteOverride(OverrideKind.DOWN, "BY", "WHY", START, null);
        SavedState.SavedSite site = new SavedState.SavedSite(true, List.of(override), Map.of());
        String whole =
            Json.write(new SavedState(1, START, Map.of("a.test", Map.of("boston", site))));
        for (String place : List.of("BY", "WHY", "DOWN", "boston", "a.test", "\"up\"", "2026")) {
          Files.writeString(file, whole.replace(place, escaped(text)));
          read(file, text);
          Files.write(file, whole.replace(place, text).getBytes(UTF_8));
          read(file, text);
        }
        assertHarmless(log.take(), text);
      }
    }
  }

  @Test
  void aTextWithoutAnEndIsCut() throws IOException {
    String endless = "x".repeat(1 << 19);
    pool.naming().recordProbe("boston", false, endless);
    try (Operator operator = operator()) {
      ControlCommands commands = new ControlCommands();
      operator.addTo(commands);
      try (ControlSocket socket = ControlSocket.open(folder.resolve("s"), commands)) {
        ask(socket, "down", Map.of("sites", "boston", "by", endless.substring(9), "reason", "y"));
        assertThat(ask(socket, endless, Map.of())).hasSizeLessThan(10_000);
      }
      assertThat(shown(operator)).hasSizeLessThan(5_000);
    }
  }

  private void read(Path file, String text) {
    SavedState saved = new StateFile(file).read();
    try (Operator operator = operator()) {
      operator.restore(saved);
      assertHarmless(shown(operator), text);
    }
  }

  private Operator operator() {
    return new Operator(() -> List.of(pool), new StateFile(folder.resolve("written")), () -> START);
  }

  private static String shown(Operator operator) {
    List<String> lines = new ArrayList<>(new StatusTable(operator.status()).lines());
    lines.add(Json.write(operator.status()));
    return String.join("\n", lines);
  }

  private static String ask(ControlSocket socket, String command, Map<String, String> arguments)
      throws IOException {
    ControlAnswer answer = ControlClient.ask(socket.path(), new ControlRequest(command, arguments));
    return String.join("\n", answer.lines());
  }

  private static void assertHarmless(String printed, String why) {
    OutsideTexts.assertHarmless(printed, why);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(unit -> escaped.append("\\u%04x".formatted(unit)));
    return escaped.toString();
  }
}
