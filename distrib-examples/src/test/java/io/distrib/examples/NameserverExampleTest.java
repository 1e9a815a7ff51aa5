package io.distrib.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.distrib.config.PoolConfiguration;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
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

/** The nameserver in an application's own process, over two sites that are real HTTP servers. */
@Timeout(120)
class NameserverExampleTest {
  private final HttpServer boston = site("127.0.0.1");
  private final HttpServer chicago = site("127.0.0.2");

  @TempDir private Path folder;

  NameserverExampleTest() throws IOException {}

  @AfterEach
  void stop() {
    boston.stop(0);
    chicago.stop(0);
  }

  @Test
  void eachSiteIsNamedByUdpAndTcp() throws IOException {
    try (NameserverExample example = started()) {
      for (boolean byTcp : new boolean[] {false, true}) {
        assertThat(answer(example, "boston.app.example.test.", byTcp)).containsExactly("127.0.0.1");
        assertThat(answer(example, "chicago.app.example.test.", byTcp))
            .containsExactly("127.0.0.2");
      }
      assertThat(answer(example, "app.example.test.", false))
          .hasSize(1)
          .isSubsetOf("127.0.0.1", "127.0.0.2");
    }
  }

  @Test
  void aSiteThatDiesIsNoLongerNamed() throws IOException {
    try (NameserverExample example = started()) {
      chicago.stop(0);

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(answer(example, "chicago.app.example.test.", false))
                      .containsExactly("127.0.0.1"));
      for (int i = 0; i < 4; i++) {
        assertThat(answer(example, "app.example.test.", false)).containsExactly("127.0.0.1");
      }
    }
  }

  @Test
  void nothingIsLeftWhenItIsClosed() throws IOException {
    NameserverExample example = started();
    InetSocketAddress address = example.address();
    example.close();

    try (DatagramSocket udp = new DatagramSocket(address);
        ServerSocket tcp = new ServerSocket()) {
      tcp.setReuseAddress(true);
      tcp.bind(address);
      assertThat(udp.isBound() && tcp.isBound()).isTrue();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("distrib-")));
  }

  private NameserverExample started() throws IOException {
    String text =
        """
        pool: { name: app.example.test, balance: round-robin }
        sites:
          boston: { name: boston.app.example.test, addresses: [127.0.0.1], port: %d }
          chicago: { name: chicago.app.example.test, addresses: [127.0.0.2], port: %d }
        naming: { listen: ["127.0.0.1:0"], https-records: false }
        health: { type: http, interval: 100ms, timeout: 20s }
        """
            .formatted(boston.getAddress().getPort(), chicago.getAddress().getPort());
    Path file = Files.writeString(folder.resolve("app.yaml"), text);
    NameserverExample example = new NameserverExample(PoolConfiguration.read(file));
    example.start();
    return example;
  }

  private static HttpServer site(String address) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static List<String> answer(NameserverExample example, String name, boolean byTcp)
      throws IOException {
    SimpleResolver resolver = new SimpleResolver(example.address());
    resolver.setTCP(byTcp);
    resolver.setTimeout(Duration.ofSeconds(20));
    Message query = Message.newQuery(Record.newRecord(Name.fromString(name), Type.A, DClass.IN));
    return resolver.send(query).getSection(Section.ANSWER).stream()
        .map(Record::rdataToString)
        .toList();
  }
}
