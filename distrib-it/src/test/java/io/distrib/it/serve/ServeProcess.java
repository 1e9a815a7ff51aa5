package io.distrib.it.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A process {@code ./distrib serve}; it ends with the test. <em>Thread-safe.</em> */
final class ServeProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Pattern LISTENING = Pattern.compile("listening on 127.0.0.1:(\\d+)");
  private static final Path PROGRAM = Path.of(System.getProperty("distrib.root"), "distrib");

  private final Process process;
  private final Path log;

  private ServeProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it with {@code arguments}; it is listening when this returns. */
  static ServeProcess start(Path folder, String... arguments) throws IOException {
    Path log = Files.createTempFile(folder, "serve", ".log");
    ServeProcess serve =
        new ServeProcess(run(log, Stream.concat(Stream.of("serve"), Stream.of(arguments))), log);
    serve.awaitLogged("listening on ");
    return serve;
  }

  /** What {@code ./distrib} with {@code arguments} prints, after its exit code. */
  static String distrib(Path folder, String... arguments) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "command", ".log");
    Process process = run(log, Stream.of(arguments));
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue() + " " + Files.readString(log);
  }

  /** Where it listens. */
  InetSocketAddress address() throws IOException {
    Matcher matcher = LISTENING.matcher(logged());
    assertThat(matcher.find()).isTrue();
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), Integer.parseInt(matcher.group(1)));
  }

  /** Sends SIGHUP and waits until {@code count} lines in all tell of {@code outcome}. */
  void hangUp(String outcome, int count) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
    Awaitility.await().atMost(LIMIT).until(() -> times(outcome) >= count);
  }

  /** How often {@code text} has been logged. */
  int times(String text) throws IOException {
    return logged().split(Pattern.quote(text), -1).length - 1;
  }

  /** All that it has printed. */
  String logged() throws IOException {
    return Files.readString(log, UTF_8);
  }

  /** Tells it to end, and waits for that. */
  void terminate() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void awaitLogged(String text) {
    Awaitility.await().atMost(LIMIT).until(() -> times(text) > 0 || !process.isAlive());
    assertThat(process.isAlive()).as("it is running").isTrue();
  }

  private static Process run(Path log, Stream<String> arguments) throws IOException {
    List<String> command = Stream.concat(Stream.of(PROGRAM.toString()), arguments).toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("DISTRIB_NO_BUILD", "1");
    return builder.start();
  }
}
