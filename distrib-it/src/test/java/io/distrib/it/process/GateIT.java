package io.distrib.it.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.process.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./distrib gate} before an application in Python, asked by {@code curl}. */
class GateIT {
  private static final Pattern GATE = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern PYTHON = Pattern.compile("port (\\d+)");
  private static final String POOL = "app.example.test";
  private static final String OWN = "boston.app.example.test";

  @TempDir private Path folder;

  @Test
  void anApplicationInPythonIsASite() throws IOException {
    byte[] page = "a page of many lines\n".repeat(100_000).getBytes(US_ASCII);
    Files.write(Files.createDirectory(folder.resolve("site")).resolve("page.txt"), page);
    try (Program python = python();
        Program gate = gate(port(PYTHON, python.awaitPrinted("Serving HTTP")))) {
      String port = port(GATE, gate.awaitPrinted("listening on"));
      newcomersAreMovedAndServed(port);
      sessionsAreServedAtOnce(port, page);
      websocketsAreForSessions(port);
      gate.terminate();
      assertThat(gate.await().code()).isZero();
    }
  }

  private void newcomersAreMovedAndServed(String port) throws IOException { // H1, H7
    assertThat(curl(port, "-sSi", url(POOL, port)))
        .startsWith("HTTP/1.1 302 ")
        .containsPattern("(?i)\r\nlocation: http://" + OWN + ":" + port + "/page\\.txt\\?distrib=");
    assertThat(curl(port, "-sSiL", url(POOL, port)))
        .contains("HTTP/1.1 200 ")
        .endsWith("a page of many lines\n");
  }

  private void sessionsAreServedAtOnce(String port, byte[] page) throws IOException { // H0
    Path copy = folder.resolve("copy");
    curl(port, "-sSf", "-b", "live=1", "-o", copy.toString(), url(OWN, port));
    assertThat(Files.readAllBytes(copy)).isEqualTo(page);
    assertThat(curl(port, "-sSI", "-b", "live=1", url(OWN, port))).startsWith("HTTP/1.1 200 ");
    assertThat(curl(port, "-sSi", "-b", "live=1", "--data-binary", "@" + copy, url(OWN, port)))
        .contains("HTTP/1.1 501 ");
  }

  private void websocketsAreForSessions(String port) throws IOException { // rules, section 5
    assertThat(
            curl(
                port,
                "-sSi",
                "-H",
                "Connection: Upgrade",
                "-H",
                "Upgrade: websocket",
                url(POOL, port)))
        .startsWith("HTTP/1.1 503 ");
  }

  private Program python() throws IOException {
    String site = folder.resolve("site").toString();
    return Program.start(
        "python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", site);
  }

  private Program gate(String application) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("app.yaml"),
            """
            pool: { name: app.example.test }
            sites:
              boston: { name: boston.app.example.test, addresses: [127.0.0.1] }
              geneva: { name: geneva.app.example.test, addresses: [127.0.0.2] }
            """);
    List<String> arguments = new ArrayList<>(List.of("gate", "--config", file.toString()));
    arguments.addAll(List.of("--site", "boston", "--listen", "127.0.0.1:0"));
    arguments.addAll(List.of("--upstream", "127.0.0.1:" + application));
    arguments.addAll(List.of("--session-cookie", "live"));
    return Program.distrib(arguments.toArray(String[]::new));
  }

  private static String url(String name, String port) {
    return "http://" + name + ":" + port + "/page.txt";
  }

  private static String curl(String port, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("curl", "--max-time", "30"));
    for (String name : List.of(POOL, OWN)) {
      command.addAll(List.of("--resolve", name + ":" + port + ":127.0.0.1"));
    }
    command.addAll(Arrays.asList(arguments));
    Outcome outcome = Program.run(command.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.toString()).isZero();
    return outcome.out();
  }

  private static String port(Pattern pattern, String printed) {
    Matcher matcher = pattern.matcher(printed);
    assertThat(matcher.find()).as(printed).isTrue();
    return matcher.group(1);
  }
}
