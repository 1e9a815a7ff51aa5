package io.distrib.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** The packaged nameserver: it says where it listens, answers, and ends when it is told to. */
@Timeout(120)
class ServeIT {
  private static final String CONFIGURATION =
      """
      pool: { name: app.example.test }
      sites:
        boston: { name: boston.app.example.test, addresses: [192.0.2.10] }
      naming: { listen: ["127.0.0.1:0"], identity: ns1.example.test }
      """;
  private static final String LISTENING = "distrib: listening on 127.0.0.1:";

  @TempDir Path folder;
  private Path file;
  private Process process;

  @BeforeEach
  void startNameserver() throws IOException {
    file = Files.writeString(folder.resolve("pool.yaml"), CONFIGURATION);
    process = start("serve", "--config", file.toString()).start();
  }

  @AfterEach
  void killNameserver() {
    process.destroyForcibly();
  }

  @Test
  void itAnswersUntilItIsToldToEnd() throws Exception {
    assertThat(addresses(port())).containsExactly("192.0.2.10");

    process.destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void itSaysWhatRunsFirstAndThatItHasEndedLast() throws Exception {
    List<String> first = untilListening();
    // Of the process itself, this would close what we read from it.
    process.toHandle().destroy();
    List<String> last = process.errorReader(UTF_8).lines().toList();

    assertThat(first)
        .startsWith(
            "distrib: version " + version(), "distrib: pool app.example.test, sites 1, of " + file);
    assertThat(last)
        .containsExactly("distrib: told to end: answering what has come", "distrib: ended");
  }

  /** With Java 22 or later they are read many at once, which nobody needs to be told. */
  @Test
  void itSaysWhyQueriesAreReadOneByOneWhereTheyAre() throws IOException {
    List<String> said = untilListening().stream().filter(ServeIT::isOfQueries).toList();

    if (Runtime.version().feature() >= 22) {
      assertThat(said).isEmpty();
    } else {
      assertThat(said)
          .singleElement()
          .asString()
          .endsWith(
              " INFO  i.d.d.s.UdpWorkers: UDP queries are read one by one:"
                  + " reading many at once needs Java 22 or later on Linux");
    }
  }

  @Test
  void itSaysNothingOfQueriesThatAreReadOneByOneAsWanted() throws IOException {
    process.destroyForcibly();
    ProcessBuilder wanted = start("serve", "--config", file.toString());
    wanted.environment().put("JAVA_TOOL_OPTIONS", "-Ddistrib.dns.batching=false");
    process = wanted.start();

    assertThat(untilListening()).noneMatch(ServeIT::isOfQueries);
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void itTellsWhichNameserverAnswers() throws IOException {
    SimpleResolver resolver =
        new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
    Name name = Name.fromConstantString("id.server.");
    Message query = Message.newQuery(Record.newRecord(name, Type.TXT, DClass.CH));
    assertThat(resolver.send(query).getSection(Section.ANSWER).toString())
        .contains("\tCH\tTXT\tns1.example.test");
  }

  private static boolean isOfQueries(String line) {
    return line.contains("UDP queries");
  }

  private static ProcessBuilder start(String... arguments) {
    Path program = Path.of(System.getProperty("distrib.root"), "distrib");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** What {@code --version} says behind the name of the program. */
  private static String version() throws IOException {
    String version = start("--version").start().inputReader(UTF_8).readLine();
    assertThat(version).matches("distrib [0-9]+\\.[0-9]+\\.[0-9]+.*");
    return version.substring("distrib ".length());
  }

  private int port() throws IOException {
    List<String> said = untilListening();
    return Integer.parseInt(said.get(said.size() - 1).substring(LISTENING.length()));
  }

  /** What it says on standard error, to the line that tells where it listens. */
  private List<String> untilListening() throws IOException {
    BufferedReader err = process.errorReader(UTF_8);
    List<String> said = new ArrayList<>();
    String line = err.readLine();
    while (line != null && !line.startsWith(LISTENING)) {
      said.add(line);
      line = err.readLine();
    }
    assertThat(line).as("where it listens, after %s", said).isNotNull();
    said.add(line);
    return said;
  }

  private static List<String> addresses(int port) throws IOException {
    SimpleResolver resolver =
        new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Name name = Name.fromString("boston.app.example.test.");
    Message answer = resolver.send(Message.newQuery(Record.newRecord(name, Type.A, 1)));
    return answer.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
  }
}
