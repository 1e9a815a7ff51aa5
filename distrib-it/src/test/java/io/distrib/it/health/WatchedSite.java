package io.distrib.it.health;

import io.distrib.it.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of its own that is probed; it can die, hang, and come back at the same port. */
final class WatchedSite implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("ready (\\d+) (\\d+)");

  private final Path script;
  private final String address;
  private final String protocol;
  private Program program;
  private Matcher ready;

  /** One at a free port of {@code address}, on loopback. */
  WatchedSite(Path script, String address, String protocol) throws IOException {
    this(script, address, protocol, 0);
  }

  /** One at {@code port} of {@code address}. */
  WatchedSite(Path script, String address, String protocol, int port) throws IOException {
    this.script = script;
    this.address = address;
    this.protocol = protocol;
    this.program = start(Integer.toString(port));
    this.ready = awaitReady();
  }

  String address() {
    return address;
  }

  int port() {
    return Integer.parseInt(ready.group(1));
  }

  /** When it last began to accept connections, as {@code System.nanoTime} tells it. */
  long readyNanos() {
    return Long.parseLong(ready.group(2));
  }

  /** As {@code kill -9} does. */
  void kill() {
    ProcessHandle.of(program.pid()).orElseThrow().destroyForcibly();
  }

  void startAgain() throws IOException {
    String port = Integer.toString(port());
    program.close();
    program = start(port);
    ready = awaitReady();
  }

  /** Sends it {@code name}, such as STOP. */
  void signal(String name) throws IOException {
    Program.run("kill", "-" + name, Long.toString(program.pid()));
  }

  /** Waits until it has answered with a failure. */
  void awaitFailed() {
    program.awaitPrinted("failed");
  }

  /** Waits until it has closed its listener and nobody is connected any more. */
  void awaitOver() {
    program.awaitPrinted("over");
  }

  @Override
  public void close() throws IOException {
    program.close();
  }

  private Program start(String port) throws IOException {
    return Program.start("python3", script.toString(), address, port, protocol);
  }

  private Matcher awaitReady() {
    Matcher matcher = READY.matcher(program.awaitPrinted("ready "));
    if (!matcher.find()) {
      throw new AssertionError("the site has not told its port");
    }
    return matcher;
  }
}
