package io.distrib.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.process.Program.Outcome;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever of its threads dies of an Error, the nameserver's process ends at once with code 3. */
class ThreadDeathIT {
  /** What the threads of the program are called, or how their names begin. */
  private static final List<String> THREADS =
      List.of(
          "main",
          "distrib-dns-udp",
          "distrib-dns-tcp",
          "distrib-dns-recursion",
          "distrib-health",
          "distrib-operator",
          "distrib-databases",
          "distrib-control");

  /** These serve nobody, and the JDK replaces them. */
  private static final Set<String> OF_THE_JDK =
      Set.of("Common-Cleaner", "CompletableFutureDelayScheduler");

  private static final Pattern DEBUGGER = Pattern.compile("transport dt_socket at address: (\\d+)");
  private static final Pattern DNS = Pattern.compile("listening on 127.0.0.1:(\\d+)");
  private static final Pattern CONTROL = Pattern.compile("control socket (.*)");

  /** Enough clients to reach every thread of a port. */
  private static final int CLIENTS = 128;

  @TempDir Path folder;

  static List<String> threads() {
    return THREADS;
  }

  @ParameterizedTest
  @MethodSource("threads")
  void theProcessEndsWithItsOwnCodeAndOneLine(String thread) throws Exception {
    try (Program serve = serve()) {
      String printed = serve.awaitPrinted("listening on");
      try (Debugger debugger = debugger(printed)) {
        debugger.exhaust(thread);
        wake(printed);

        Outcome outcome = serve.await();

        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(3);
        assertThat(outcome.err().lines().filter(line -> line.contains(" has died of ")))
            .singleElement()
            .asString()
            .contains("the thread " + thread)
            .endsWith(": the process ends with exit code 3");
      }
    }
  }

  @Test
  void noThreadIsLeftOut() throws Exception {
    try (Program serve = serve()) {
      try (Debugger debugger = debugger(serve.awaitPrinted("listening on"))) {
        assertThat(debugger.threads())
            .filteredOn(name -> !OF_THE_JDK.contains(name))
            .allMatch(name -> THREADS.stream().anyMatch(name::startsWith))
            .hasSizeGreaterThanOrEqualTo(THREADS.size());
      }
    }
  }

  @Test
  void aHeapThatIsFullEndsTheProcessWithTheSameCode() throws Exception {
    Map<String, String> tiny = Map.of("JAVA_TOOL_OPTIONS", "-Xmx8m -XX:+UseSerialGC");
    String sites =
        IntStream.range(0, 20_000)
            .mapToObj(
                i -> "site%d: {name: site%d.app.test, addresses: [127.0.0.1]}".formatted(i, i))
            .collect(Collectors.joining(", ", "pool: {name: app.test}\nsites: {", "}\n"));
    Path file = Files.writeString(folder.resolve("large.yaml"), sites);
    try (Program serve = Program.distrib(tiny, "serve", "--config", file.toString())) {
      Outcome outcome = serve.await();

      assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(3);
      assertThat(outcome.out()).contains("Terminating due to java.lang.OutOfMemoryError");
    }
  }

  private Program serve() throws Exception {
    return Program.distrib(
        Map.of("JAVA_TOOL_OPTIONS", Debugger.AGENT), "serve", "--config", configuration());
  }

  /** One that uses every thread that there is. */
  private String configuration() throws Exception {
    String text =
        """
        pool: { name: app.example.test }
        sites: { boston: { name: boston.app.example.test, addresses: [127.0.0.1], port: 9 } }
        health: { type: tcp }
        naming:
          listen: ["127.0.0.1:0"]
          control: %1$s/control
          state: %1$s/state
          outside: recurse
          upstreams: ["127.0.0.1:9"]
        """
            .formatted(folder);
    return Files.writeString(folder.resolve("app.yaml"), text).toString();
  }

  private static Debugger debugger(String printed) throws Exception {
    return Debugger.attach(Integer.parseInt(found(DEBUGGER, printed)));
  }

  /** Some threads do nothing until somebody comes. */
  private static void wake(String printed) throws Exception {
    InetSocketAddress server =
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(), Integer.parseInt(found(DNS, printed)));
    byte[] query = Clients.query("www.elsewhere.test");
    for (int i = 0; i < CLIENTS; i++) {
      try (DatagramSocket client = new DatagramSocket()) {
        client.send(new DatagramPacket(query, query.length, server));
      }
    }
    Path control = Path.of(found(CONTROL, printed));
    if (Files.exists(control)) {
      SocketChannel.open(UnixDomainSocketAddress.of(control)).close();
    }
  }

  private static String found(Pattern pattern, String printed) {
    Matcher matcher = pattern.matcher(printed);
    assertThat(matcher.find()).as(printed).isTrue();
    return matcher.group(1);
  }
}
