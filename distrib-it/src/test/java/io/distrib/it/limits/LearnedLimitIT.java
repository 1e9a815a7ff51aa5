package io.distrib.it.limits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.netflix.concurrency.limits.limit.Gradient2Limit;
import io.distrib.limits.AdaptiveLimit;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.redirect.Distributor;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * H0, H8: thirty clients in session keep a site at work. While its application is slow it turns new
 * clients away, and takes them again when it is quick; the sessions are always served.
 */
@Tag("timing")
class LearnedLimitIT {
  private static final int SESSIONS = 30;
  private static final int MAX_LIMIT = 40;
  private static final String POOL = "app.example.test";
  private static final String OWN = "boston.app.example.test";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final AdaptiveLimit limit =
      AdaptiveLimit.of(
          Gradient2Limit.newBuilder()
              .initialLimit(MAX_LIMIT)
              .minLimit(4)
              .maxConcurrency(MAX_LIMIT)
              // It remembers what is usual for long enough to be asked.
              .longWindow(10_000)
              .build());
  private final Distributor distributor =
      Distributor.builder(Topologies.flat(), "boston")
          .inFlight(limit.inFlight())
          .loadProbe(limit)
          .build();
  private final AtomicInteger served = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile boolean isOver;

  @Test
  void aSiteTurnsBusyWithItsApplicationAndFreeAgain() throws IOException {
    try (DelayingSite site = new DelayingSite(distributor)) {
      site.delay(10);
      for (int i = 0; i < SESSIONS; i++) {
        ask(site.port());
      }
      await().atMost(LIMIT).until(() -> served.get() > 2_000);
      site.delay(400);
      await().atMost(LIMIT).until(() -> limit.limit() < SESSIONS / 2);
      assertThat(newcomer(site.port()))
          .startsWith("HTTP/1.1 302 ")
          .contains("http://chicago." + POOL);
      site.delay(10);
      await().atMost(LIMIT).until(() -> limit.limit() == MAX_LIMIT);
      assertThat(newcomer(site.port())).startsWith("HTTP/1.1 200 ");
      isOver = true;
      await().atMost(LIMIT).until(() -> limit.inFlight().count() == 0);
    }
    assertThat(failed).hasValue(0);
  }

  /** One request of a session after the other. */
  private void ask(int port) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
            .header("Cookie", "live=1")
            .build();
    var unused =
        client
            .sendAsync(request, BodyHandlers.discarding())
            .whenComplete((answer, failure) -> heard(port, answer));
  }

  private void heard(int port, HttpResponse<Void> answer) {
    if (answer != null && answer.statusCode() == 200) {
      served.incrementAndGet();
    } else {
      failed.incrementAndGet();
    }
    if (!isOver) {
      ask(port);
    }
  }

  /** What the site says to a new client with a fresh marker. */
  private String newcomer(int port) throws IOException {
    Redirect moved = (Redirect) distributor.decide(Requests.get(POOL, "/"));
    String target = "/?" + URI.create(moved.location()).getQuery();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) LIMIT.toMillis());
      String request = "GET " + target + " HTTP/1.1\r\nHost: " + OWN + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      byte[] answer = new byte[512];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, length, ISO_8859_1);
    }
  }
}
