package io.distrib.it.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import io.distrib.it.process.Program.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code ./distrib serve} on a free port of loopback, with a zone that lies above the pool's and a
 * static zone file. <em>Confined to one thread.</em>
 */
final class Serving implements AutoCloseable {
  private static final String LISTENING = "listening on 127.0.0.1:";

  /** A heap that is touched as a whole beforehand: what grows afterwards lies outside of it. */
  private static final Map<String, String> SMALL =
      Map.of("JAVA_TOOL_OPTIONS", "-Xms48m -Xmx48m -XX:+AlwaysPreTouch -XX:+UseSerialGC");

  private static final Pattern PORT = Pattern.compile(LISTENING + "(\\d+)");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final Program program;
  private final InetSocketAddress address;

  private Serving(Program program) {
    this.program = program;
    Matcher port = PORT.matcher(program.awaitPrinted(LISTENING));
    assertThat(port.find()).isTrue();
    this.address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
  }

  /**
   * Starts it with {@code probed.yaml}, below whose {@code naming} come further lines. Its heap is
   * small, so that what it holds shows in the memory of the machine.
   */
  static Serving start(Path folder, String... namingLines) throws IOException {
    String yaml = resource("probed.yaml");
    for (String line : namingLines) {
      yaml += "  " + line + "\n";
    }
    Path file = Files.writeString(folder.resolve("probed.yaml"), yaml);
    Files.writeString(folder.resolve("example.zone"), resource("example.zone") + big());
    return new Serving(Program.distrib(SMALL, "serve", "--config", file.toString()));
  }

  /** Where it listens, by UDP and TCP. */
  InetSocketAddress address() {
    return address;
  }

  long pid() {
    return program.pid();
  }

  /**
   * How much memory of the machine it holds, in KiB, without what its allocator has back already:
   * each method that is compiled takes some megabytes for a moment.
   */
  long residentKib() throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Outcome trimmed = Program.run(jcmd.toString(), "" + pid(), "System.trim_native_heap");
    assertThat(trimmed.code()).as(trimmed.out() + trimmed.err()).isZero();
    String status = Files.readString(Path.of("/proc", "" + pid(), "status"));
    Matcher resident = RESIDENT.matcher(status);
    assertThat(resident.find()).as(status).isTrue();
    return Long.parseLong(resident.group(1));
  }

  /** How many datagrams the system has dropped as there was no room in its sockets. */
  long droppedDatagrams() throws IOException {
    String port = String.format(Locale.ROOT, ":%04X", address.getPort());
    try (Stream<String> sockets = Files.lines(Path.of("/proc", "" + pid(), "net", "udp"))) {
      return sockets
          .map(line -> line.trim().split("\\s+"))
          .filter(fields -> fields[1].endsWith(port))
          .mapToLong(fields -> Long.parseLong(fields[fields.length - 1]))
          .sum();
    }
  }

  /** All that it has printed. */
  String printed() {
    return program.awaitPrinted(LISTENING);
  }

  @Override
  public void close() throws IOException {
    program.close();
  }

  /** More addresses than a datagram takes. */
  private static String big() {
    return IntStream.range(0, 100)
        .mapToObj(i -> String.format(Locale.ROOT, "big 60 A 10.0.0.%d%n", i))
        .collect(Collectors.joining());
  }

  private static String resource(String name) throws IOException {
    return Resources.toString(Resources.getResource(Serving.class, name), UTF_8);
  }
}
