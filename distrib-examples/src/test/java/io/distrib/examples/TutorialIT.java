package io.distrib.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.testkit.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tutorial is followed as a reader does: its files are written, its commands are typed in their
 * order, and each prints what the page shows. Only the ports are others, and the modules come from
 * this build instead of {@code mvn install}.
 */
@Timeout(300)
class TutorialIT {
  private static final String PAGE = "docs/tutorial.md";
  private static final Path ROOT = Path.of(System.getProperty("distrib.root", ".."));
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern INSTALLED = Pattern.compile("mvn .* install -pl (\\S+) -am");

  /** Where the page says that its files are. */
  private static final Map<String, String> FILES =
      Map.of(
          "pom.xml", "pom.xml",
          "Shop.java", "src/main/java/Shop.java",
          "pool.yaml", "pool.yaml",
          "visit.sh", "visit.sh");

  @TempDir private Path folder;
  private final Map<String, ExampleProcess> terminals = new LinkedHashMap<>();
  private Shell shell;
  private int dnsPort;
  private int httpPort;

  @BeforeEach
  void makeTheMachine() throws IOException {
    shell = new Shell(folder);
    shell.define("mvn", "PATH=${PATH#*:}; exec mvn -o -Dmaven.repo.local=../m2");
    dnsPort = Ports.free();
    httpPort = Ports.free();
  }

  @AfterEach
  void endTheTerminals() throws IOException {
    terminals.values().forEach(ExampleProcess::close);
    ReactorRepository.unlink(folder.resolve("m2"));
  }

  @Test
  void thePageCanBeFollowedWordByWord() throws IOException {
    for (Block block : Block.of(PAGE)) {
      if (!block.language().equals("console")) {
        writeFile(block);
      } else if (block.label().equals("install")) {
        install(block);
      } else if (block.label().isEmpty()) {
        type(block);
      } else if (block.text().equals("^C\n")) {
        terminals.get(block.label()).interrupt();
      } else {
        openTerminal(block);
      }
    }
    assertThat(terminals).containsOnlyKeys("nameserver", "boston", "chicago");
  }

  private void writeFile(Block block) throws IOException {
    String name = block.label().split(" ", 2)[0];
    assertThat(FILES).containsKey(name);
    Path file = shell.folder().resolve(FILES.get(name));
    Files.createDirectories(file.getParent());
    Files.writeString(file, withOurPorts(block.text()));
  }

  /** What {@code mvn install} would do; {@code -am} adds what these stand on. */
  private void install(Block block) throws IOException {
    Matcher command = INSTALLED.matcher(block.text());
    assertThat(command.find()).as(block.text()).isTrue();
    List<String> modules = new ArrayList<>(List.of(command.group(1).split(",")));
    modules.addAll(List.of("distrib-core", "distrib-maxmind-adapter"));
    Path used = Path.of(System.getProperty("localRepository"));
    ReactorRepository.fill(folder.resolve("m2"), ROOT, used, modules);
  }

  private void type(Block block) throws IOException {
    for (Exchange exchange : exchanges(block)) {
      if (exchange.onlyLooks()) {
        await(exchange.command()).atMost(PATIENCE).untilAsserted(() -> shell.check(exchange));
      } else {
        shell.check(exchange);
      }
    }
  }

  private void openTerminal(Block block) throws IOException {
    for (Exchange exchange : exchanges(block)) {
      ExampleProcess terminal = shell.start(exchange.command());
      terminals.put(block.label(), terminal);
      for (String line : exchange.printed().lines().toList()) {
        terminal.awaitPrinted(line);
      }
    }
  }

  private List<Exchange> exchanges(Block block) {
    return Exchange.of(withOurPorts(block.text()));
  }

  private String withOurPorts(String text) {
    return text.replaceAll("\\b5353\\b", Integer.toString(dnsPort))
        .replaceAll("\\b8080\\b", Integer.toString(httpPort));
  }
}
