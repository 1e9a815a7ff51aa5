package io.distrib.health.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthType;
import io.distrib.config.StatusRange;
import io.distrib.health.http.RawSite.Behaviour;
import io.distrib.health.probe.ProbeResult;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site that sends every client from http to https is up if it is up there. */
@Timeout(300)
class HttpsRedirectTest {
  private static final String BOSTON = "boston.app.example.test";
  private static final BlockingQueue<String> REQUESTS = new LinkedBlockingQueue<>();

  @TempDir private static Path folder;
  private static KeyFolder keys;
  private static HttpsServer https;

  @BeforeAll
  static void startHttps() throws Exception {
    keys = new KeyFolder(folder);
    keys.make("site", BOSTON, "-ext", "san=dns:" + BOSTON);
    https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(keys.context("site")));
    https.createContext(
        "/",
        exchange -> {
          REQUESTS.add(
              exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Host"));
          boolean isWell = exchange.getRequestURI().getPath().equals("/well");
          exchange.sendResponseHeaders(isWell ? 200 : 503, -1);
          exchange.close();
        });
    https.start();
  }

  @AfterAll
  static void stopHttps() {
    https.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void theHttpsSideIsAskedForWhatTheSiteSays(int status) throws Exception {
    REQUESTS.clear();
    String place = BOSTON + ":" + port();
    ProbeResult result = probe(status, "HTTPS://" + place + "/well?deep=1#part");

    assertThat(result.isSuccess()).as(result.evidence()).isTrue();
    assertThat(result.evidence())
        .endsWith(" redirects to https at 127.0.0.1:" + port() + " answers 200");
    assertThat(REQUESTS).containsExactly("/well?deep=1 " + place);
  }

  @Test
  void aFailureThereIsOne() throws Exception {
    ProbeResult result = probe(301, "https://" + BOSTON + ":" + port());

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.evidence()).endsWith("127.0.0.1:" + port() + " answers 503");
  }

  @Test
  void theCertificateMustBeForTheNameThatTheSiteSays() throws Exception {
    ProbeResult result = probe(301, "https://chicago.app.example.test:" + port() + "/well");

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.evidence()).contains("chicago.app.example.test");
  }

  @Test
  void aSiteWithoutAnHttpsSideIsAFailure() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    ProbeResult result = probe(301, "https://" + BOSTON + ":" + free + "/well");

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.evidence())
        .endsWith(" redirects to https at 127.0.0.1:" + free + ": cannot connect");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://",
        "https:///well",
        "https://a b/",
        "https://a%zz/",
        "https://[::1]/",
        "https://boston.app.example.test:99999/",
        "https://boston.app.example.test:-1/",
        "https://user@host@host/"
      })
  void aPlaceThatIsNoneIsAFailure(String location) throws Exception {
    ProbeResult result = probe(301, location);

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.evidence()).endsWith(" redirects to https, but nowhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "http://boston.app.example.test/", "login", "httpsx://a/"})
  void whatStaysInHttpIsGood(String location) throws Exception {
    assertThat(probe(302, location).evidence()).endsWith(" answers 302");
  }

  @Test
  void whoListsTheRedirectTakesItAsItIs() throws Exception {
    HealthExpectation listed =
        new HealthExpectation(
            List.of(new StatusRange(200, 299), new StatusRange(301, 301)),
            HealthExpectation.DEFAULT.body());

    assertThat(probe(301, "https://" + BOSTON + ":1/", listed).evidence()).endsWith(" answers 301");
  }

  private static int port() {
    return https.getAddress().getPort();
  }

  private static ProbeResult probe(int status, String location) throws Exception {
    return probe(status, location, HealthExpectation.DEFAULT);
  }

  private static ProbeResult probe(int status, String location, HealthExpectation expected)
      throws Exception {
    String reply =
        "HTTP/1.1 %d Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
            .formatted(status, location);
    try (RawSite site = new RawSite(Behaviour.writing(reply));
        Probing probing =
            new Probing(
                Probing.settings(
                    HealthType.HTTP, Duration.ofSeconds(20), expected, keys.trusted("site")),
                site.port())) {
      return probing.ask();
    }
  }
}
