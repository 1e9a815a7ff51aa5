package io.distrib.health.http;

import static io.distrib.health.http.Probing.HTTP;
import static io.distrib.health.http.Probing.OK;
import static io.distrib.health.http.Probing.ask;
import static io.distrib.health.http.Probing.expecting;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthSettings;
import io.distrib.config.StatusRange;
import io.distrib.health.http.RawSite.Behaviour;
import io.distrib.health.probe.ProbeResult;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a probe by HTTP asks, and which answers are good. */
@Timeout(60)
class HttpProbeTest {
  @Test
  void aSiteIsAskedForByItsNameAtItsAddress() throws Exception {
    try (RawSite site = new RawSite(Behaviour.writing(OK));
        Probing probing = new Probing(HTTP, site.port())) {
      ProbeResult result = probing.ask();

      assertThat(result.isSuccess()).isTrue();
      assertThat(result.evidence()).isEqualTo("127.0.0.1:" + site.port() + " answers 200");
      assertThat(site.request())
          .isEqualTo(
              "GET /distrib/health HTTP/1.1|host: boston.app.example.test:"
                  + site.port()
                  + "|user-agent: distrib-health|accept: */*|accept-encoding: identity||");
    }
  }

  @Test
  void aRefusedConnectionIsKnownAtOnce() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (Probing probing = new Probing(HTTP, free)) {
      assertThat(probing.ask())
          .isEqualTo(ProbeResult.cut("127.0.0.1:" + free + ": cannot connect"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 302, 399})
  void aStatusFrom200To399IsGood(int status) throws Exception {
    assertThat(ask(Behaviour.writing(reply(status, ""))).isSuccess()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 199, 400, 404, 500, 503, 999})
  void anyOtherIsNot(int status) throws Exception {
    ProbeResult result = ask(Behaviour.writing(reply(status, "")));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.isCut()).isFalse();
  }

  @Test
  void theStatusMustBeOneOfThoseExpected() throws Exception {
    HealthSettings settings = expecting(List.of(new StatusRange(418, 420)), null);

    assertThat(ask(settings, Behaviour.writing(reply(419, ""))).isSuccess()).isTrue();
    assertThat(ask(settings, Behaviour.writing(reply(200, ""))).isSuccess()).isFalse();
  }

  @Test
  void theTextExpectedMustOccurWithinTheFirst64Kibibytes() throws Exception {
    HealthSettings settings = expecting(HealthExpectation.DEFAULT.statuses(), "all is well");
    String within = "x".repeat(HttpReply.MAX_BODY - 11) + "all is well" + "x".repeat(9);
    String beyond = "x".repeat(HttpReply.MAX_BODY - 10) + "all is well";

    assertThat(ask(settings, Behaviour.writing(reply(200, within))).isSuccess()).isTrue();
    ProbeResult missing = ask(settings, Behaviour.writing(reply(200, beyond)));
    assertThat(missing.isSuccess()).isFalse();
    assertThat(missing.evidence()).endsWith(" answers 200 without the text expected");
  }

  @Test
  void jsonIsHandedOnWhileItIsShort() throws Exception {
    assertThat(document("application/json", "{\"load\":7}")).contains("{\"load\":7}");
    assertThat(document("Application/JSON; charset=utf-8", "{}")).contains("{}");
    assertThat(document("text/json", "{}")).isEmpty();
    assertThat(document("application/json", " ".repeat(16 * 1024))).isPresent();
    assertThat(document("application/json", " ".repeat(16 * 1024 + 1))).isEmpty();
  }

  private static Optional<String> document(String type, String body) throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n";
    String length = "Content-Length: " + body.length() + "\r\n\r\n";
    return ask(Behaviour.writing(head + length + body)).document();
  }

  private static String reply(int status, String body) {
    String length = status == 204 ? "" : "Content-Length: " + body.length() + "\r\n";
    return "HTTP/1.1 " + status + " Any\r\n" + length + "\r\n" + body;
  }
}
