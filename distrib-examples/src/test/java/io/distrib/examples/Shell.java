package io.distrib.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Where a reader of a page types: in a folder, with programs of the test's own first. */
final class Shell {
  private static final int PATIENCE_SECONDS = 120;

  private static final Path ROOT = Path.of(System.getProperty("distrib.root", ".."));

  private final Path folder;
  private final Path programs;
  private final Map<String, String> environment;

  /**
   * In the folder {@code shop} of a place, beside a folder {@code distrib} with the launcher, both
   * made here. Java is that of this test.
   */
  Shell(Path place) throws IOException {
    folder = Files.createDirectories(place.resolve("shop"));
    programs = Files.createDirectories(place.resolve("bin"));
    Path checkout = Files.createDirectories(place.resolve("distrib"));
    write(checkout.resolve("distrib"), "exec '" + ROOT.toRealPath() + "/distrib'");
    Path home = Path.of(System.getProperty("java.home"));
    environment =
        Map.of(
            "PATH", programs + ":" + home.resolve("bin") + ":" + System.getenv("PATH"),
            "JAVA_HOME", home.toString(),
            "XDG_RUNTIME_DIR", programs.toString());
  }

  /** Where commands are typed. */
  Path folder() {
    return folder;
  }

  /** Has {@code name} mean {@code command}, which is given the arguments of {@code name}. */
  void define(String name, String command) throws IOException {
    write(programs.resolve(name), command);
  }

  private static void write(Path file, String command) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + command + " \"$@\"\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /**
   * What a command that ended has done.
   *
   * @param code its exit code
   * @param out what it printed on standard output
   * @param err what it printed on standard error
   */
  private record Outcome(int code, String out, String err) {}

  private Outcome run(String command) throws IOException {
    Path out = Files.createTempFile(folder.getParent(), "out", ".txt");
    Path err = Files.createTempFile(folder.getParent(), "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(command).isTrue();
      return new Outcome(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Runs a command that ends well, and compares what it prints with what is shown. */
  void check(Exchange exchange) throws IOException {
    Outcome outcome = run(exchange.command());
    assertThat(outcome.code()).as("%s: %s", exchange.command(), outcome).isZero();
    assertThat(Exchange.withoutChance(outcome.out()))
        .as("%s: %s", exchange.command(), outcome)
        .isEqualTo(Exchange.withoutChance(exchange.printed()));
  }

  /** Starts a command that goes on. */
  ExampleProcess start(String command) throws IOException {
    return ExampleProcess.command(folder, environment, "sh", "-c", "exec " + command);
  }
}
