package io.distrib.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private Process process;

  @BeforeEach
  void startNameserver() throws IOException {
    Path file = Files.writeString(folder.resolve("pool.yaml"), CONFIGURATION);
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("distrib.root"), "distrib").toString(),
                "serve",
                "--config",
                file.toString())
            .start();
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
  void itTellsWhichNameserverAnswers() throws IOException {
    SimpleResolver resolver =
        new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
    Name name = Name.fromConstantString("id.server.");
    Message query = Message.newQuery(Record.newRecord(name, Type.TXT, DClass.CH));
    assertThat(resolver.send(query).getSection(Section.ANSWER).toString())
        .contains("\tCH\tTXT\tns1.example.test");
  }

  private int port() throws IOException {
    BufferedReader err = process.errorReader(UTF_8);
    String line = err.readLine();
    while (line != null && !line.startsWith(LISTENING)) {
      line = err.readLine();
    }
    assertThat(line).isNotNull();
    return Integer.parseInt(line.substring(LISTENING.length()));
  }

  private static List<String> addresses(int port) throws IOException {
    SimpleResolver resolver =
        new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Name name = Name.fromString("boston.app.example.test.");
    Message answer = resolver.send(Message.newQuery(Record.newRecord(name, Type.A, 1)));
    return answer.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
  }
}
