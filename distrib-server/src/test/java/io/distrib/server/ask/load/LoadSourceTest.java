package io.distrib.server.ask.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.distrib.spi.LoadProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and servers are asked again and again. */
class LoadSourceTest {
  @TempDir private Path folder;

  @Test
  void aFileSaysAShareOrHowManyOfTheCapacity() throws IOException {
    Path file = folder.resolve("load");
    Files.writeString(file, "0.5");
    LoadProbe probe = LoadSource.parse(file.toString(), 0);
    awaitLoad(probe, 0.5);
    Files.writeString(file, "0.75");
    awaitLoad(probe, 0.75);
    Files.writeString(file, "30");
    awaitLoad(LoadSource.parse(file.toString(), 40), 0.75);
  }

  @Test
  void aServerIsAsked() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/stats",
        exchange -> {
          byte[] text = "{\"busy\": 20}".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/stats#/busy";
    awaitLoad(LoadSource.parse(url, 80), 0.25);
    server.stop(0);
  }

  @Test
  void aUrlHasAHost() {
    assertThatThrownBy(() -> LoadSource.parse("http:///stats", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void awaitLoad(LoadProbe probe, double load) {
    await().atMost(Duration.ofMinutes(2)).until(() -> probe.sample().load() == load);
  }
}
