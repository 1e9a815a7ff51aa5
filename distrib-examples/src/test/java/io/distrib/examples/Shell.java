package io.distrib.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Where a reader of a page types: in a folder, with programs of the test's own first. */
final class Shell {
  private static final int PATIENCE_SECONDS = 120;

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * A shell that runs this test's Java.
   *
   * @param folder where commands are typed
   * @param programs a folder whose programs come before those of the machine
   */
  Shell(Path folder, Path programs) {
    this.folder = folder;
    Path home = Path.of(System.getProperty("java.home"));
    String path =
        String.join(
            File.pathSeparator,
            programs.toString(),
            home.resolve("bin").toString(),
            System.getenv("PATH"));
    this.environment =
        Map.of(
            "PATH", path,
            "JAVA_HOME", home.toString(),
            "XDG_RUNTIME_DIR", programs.toString());
  }

  /**
   * What a command that ended has done.
   *
   * @param code its exit code
   * @param out what it printed on standard output
   * @param err what it printed on standard error
   */
  record Outcome(int code, String out, String err) {}

  /** Runs a command to its end. */
  Outcome run(String command) throws IOException {
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

  /** Starts a command that goes on. */
  ExampleProcess start(String command) throws IOException {
    return ExampleProcess.command(folder, environment, "sh", "-c", "exec " + command);
  }
}
