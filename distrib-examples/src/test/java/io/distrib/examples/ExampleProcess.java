package io.distrib.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** An example in a process of its own, started as a user would, in a folder of its own. */
final class ExampleProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Process process;
  private final Path output;

  private ExampleProcess(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    this.output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    this.process = builder.start();
  }

  /** Starts a program of the class path with these options of the JVM and these arguments. */
  static ExampleProcess java(Path folder, List<String> options, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ExampleProcess(folder, Map.of(), command);
  }

  /** Starts the shell script {@code name} of the folder, with these variables. */
  static ExampleProcess script(Path folder, String name, Map<String, String> environment)
      throws IOException {
    return command(folder, environment, "sh", name);
  }

  /** Starts any command, with these variables. */
  static ExampleProcess command(Path folder, Map<String, String> environment, String... command)
      throws IOException {
    return new ExampleProcess(folder, environment, List.of(command));
  }

  /** The port that it names where {@code words} are followed by one. */
  int awaitPort(String words) {
    Pattern line = Pattern.compile(words + "(\\d+)");
    Awaitility.await(words)
        .atMost(LIMIT)
        .until(() -> line.matcher(printed()).find() || !process.isAlive());
    Matcher matcher = line.matcher(printed());
    if (!matcher.find()) {
      throw new AssertionError("ended without \"" + words + "\": " + printed());
    }
    return Integer.parseInt(matcher.group(1));
  }

  /** Waits until it has printed this. */
  void awaitPrinted(String text) {
    Awaitility.await(text)
        .atMost(LIMIT)
        .until(() -> printed().contains(text) || !process.isAlive());
    if (!printed().contains(text)) {
      throw new AssertionError("ended without \"" + text + "\": " + printed());
    }
  }

  /** Asks it to end, and waits until it has. */
  void interrupt() {
    process.destroy();
    awaitEnd();
  }

  /** Waits until it has ended. */
  void awaitEnd() {
    Awaitility.await("the end").atMost(LIMIT).until(() -> !process.isAlive());
  }

  /** Ends it, and what it has started. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  /** All that it has printed. */
  String printed() {
    try {
      return Files.readString(output, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
