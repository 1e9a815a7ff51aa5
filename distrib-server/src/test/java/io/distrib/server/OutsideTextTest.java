package io.distrib.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in files and queries reaches no terminal as it is. */
class OutsideTextTest {
  @TempDir Path folder;

  @Test
  void aConfigurationIsToldWithoutControlCharacters() throws IOException {
    for (String text : OutsideTexts.packed()) {
      for (String line :
          new String[] {
            "pool: { name: %s }",
            "pool: { name: app.test, %s: 1 }",
            "pool: { name: app.test }\nsites: { %s: { name: b.app.test, addresses: [1.2.3.4] } }",
            "naming: { zone-file: %s }\npool: { name: app.test }"
          }) {
        assertHarmless(text, check(line.formatted(quoted(text))));
      }
    }
    for (String text : OutsideTexts.all()) {
      assertHarmless(text, check("pool: { name: %s, \"".formatted(text)));
    }
  }

  @Test
  void theNameOfAFileIsToldWithoutControlCharacters() throws IOException {
    for (String text : OutsideTexts.packed()) {
      String name = text.replaceAll("[\0/\ud800\udfff]", "");
      Path file = folder.resolve(name + ".yaml");
      Files.writeString(file, "pool: nonsense");
      assertHarmless(text, CommandRun.of("check", "--config", file.toString()));
      Files.writeString(file, valid("http"));
      assertHarmless(text, CommandRun.of("check", "--config", file.toString()));
    }
  }

  @Test
  void aZoneFileIsToldWithoutControlCharacters() throws IOException {
    Path zone = folder.resolve("app.zone");
    String file = folder.resolve("check.yaml").toString();
    for (String text : OutsideTexts.packed()) {
      String line = "x IN TXT \"" + text.replaceAll("[\n\r\"]", "") + "\"\n";
      Files.write(zone, line.getBytes(UTF_8));
      assertHarmless(text, check(valid("http") + "\nnaming: { zone-file: app.zone }"));
      assertHarmless(text, CommandRun.of("resolve", "--config", file, "x.app.test", "TXT"));
    }
    for (String text : OutsideTexts.all()) {
      Files.write(zone, ("x IN " + text + " y\n" + text + " IN A 192.0.2.9").getBytes(UTF_8));
      assertHarmless(text, CommandRun.of("check", "--config", file));
    }
  }

  @Test
  void aNameThatIsAskedForIsToldWithoutControlCharacters() throws IOException {
    String file = Files.writeString(folder.resolve("app.yaml"), valid("http")).toString();
    for (String text : OutsideTexts.packed()) {
      for (String name : new String[] {text, text + ".app.test"}) {
        assertHarmless(text, CommandRun.of("resolve", "--config", file, "--", name));
      }
      assertHarmless(text, CommandRun.of("resolve", "--config", file, "app.test", text));
      assertHarmless(text, CommandRun.of("resolve", "--config", file, "app.test", "--down", text));
    }
  }

  @Test
  void aDecisionIsToldWithoutControlCharacters() throws IOException {
    String file = Files.writeString(folder.resolve("app.yaml"), valid("http")).toString();
    for (String text : OutsideTexts.packed()) {
      String lines =
          """
          {"id": %1$s, "site": "boston", "target": "/"}
          {"id": 1, "site": "boston", "target": %2$s}
          {"id": 1, "site": %1$s, "target": "/"}
          {"id": 1, %1$s: true}
          {"id": 1, %3$s}
          """
              .formatted(quoted(text), quoted("/?" + text), text);
      assertHarmless(text, CommandRun.withInput(lines, "decide", "--config", file));
    }
  }

  @Test
  void whatIsPrintedOfAConfigurationHasNoControlCharacters() throws IOException {
    for (String text : OutsideTexts.packed()) {
      Path file = folder.resolve("app.yaml");
      Files.writeString(file, valid("http, expect-body: " + quoted(text)));
      assertHarmless(text, CommandRun.of("check", "--print", "--config", file.toString()));
    }
  }

  private CommandRun check(String configuration) throws IOException {
    Path file = folder.resolve("check.yaml");
    Files.write(file, configuration.getBytes(UTF_8));
    return CommandRun.of("check", "--config", file.toString());
  }

  private static String valid(String health) {
    return "pool: { name: app.test }\n"
        + "sites: { boston: { name: boston.app.test, addresses: [192.0.2.1] } }\n"
        + "health: { type: "
        + health
        + " }";
  }

  private static void assertHarmless(String text, CommandRun run) {
    OutsideTexts.assertHarmless(run.out() + run.err(), text);
  }

  /** As YAML and JSON write a text of any characters. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(unit -> quoted.append("\\u%04x".formatted(unit)));
    return quoted.append('"').toString();
  }
}
