package io.distrib.it.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A process of another program, with what it has printed; it is ended with the test.
 * <em>Thread-safe.</em>
 */
public final class Program implements AutoCloseable {
  /** The root of the checkout. */
  public static final Path ROOT = Path.of(System.getProperty("distrib.root", ".."));

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final List<String> command;
  private final Path out;
  private final Path err;
  private final Process process;

  private Program(List<String> command, Map<String, String> environment) throws IOException {
    this.command = command;
    this.out = Files.createTempFile("distrib-it", ".out");
    this.err = Files.createTempFile("distrib-it", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    this.process = builder.start();
  }

  /**
   * How a program has ended.
   *
   * @param code its exit code
   * @param out what it printed on standard output
   * @param err what it printed on standard error
   */
  public record Outcome(int code, String out, String err) {}

  /** Starts {@code command}. */
  public static Program start(String... command) throws IOException {
    return new Program(List.of(command), Map.of());
  }

  /** Starts {@code ./distrib} with these arguments. */
  public static Program distrib(String... arguments) throws IOException {
    return distrib(Map.of(), arguments);
  }

  /** Starts {@code ./distrib} with these variables more in its environment. */
  public static Program distrib(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("distrib").toString()));
    command.addAll(Arrays.asList(arguments));
    return new Program(List.copyOf(command), environment);
  }

  /** Runs {@code command} to its end. */
  public static Outcome run(String... command) throws IOException {
    try (Program program = start(command)) {
      return program.await();
    }
  }

  /** Waits for its end. */
  public Outcome await() throws IOException {
    return await(LIMIT);
  }

  /** Waits for its end, no longer than {@code limit}. */
  public Outcome await(Duration limit) throws IOException {
    try {
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(command + " does not end: " + printed());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return new Outcome(process.exitValue(), read(out), read(err));
  }

  /**
   * Waits until it has printed {@code text}, on either stream, and gives all that it has printed.
   */
  public String awaitPrinted(String text) {
    Awaitility.await(command + " prints " + text)
        .atMost(LIMIT)
        .until(() -> printed().contains(text) || !process.isAlive());
    String printed = printed();
    if (!printed.contains(text)) {
      throw new AssertionError(command + " has ended without \"" + text + "\": " + printed);
    }
    return printed;
  }

  /** The id of its process. */
  public long pid() {
    return process.pid();
  }

  /** Ends it as {@code kill -9} does; what it has printed stays. */
  public void kill() throws IOException {
    process.destroyForcibly();
    await();
  }

  /** Asks it to end, as the init system does. */
  public void terminate() {
    process.destroy();
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
  }

  /** All that it has printed, on both streams. */
  public String printed() {
    try {
      return read(out) + read(err);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }
}
