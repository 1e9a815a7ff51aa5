package io.distrib.health.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.config.HealthRequest;
import io.distrib.config.HealthType;
import io.distrib.config.HttpProtocol;
import io.distrib.health.probe.ProbeTarget;
import io.distrib.model.StatusSettings;
import io.netty.handler.codec.http.FullHttpRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a site is asked. */
class ProbeRequestTest {
  private static final HealthRequest PLAIN = HealthRequest.of("/up?deep=1");

  @Test
  void theHostHasThePortWhereItIsNotTheDefaultOfTheScheme() {
    assertThat(host(HealthType.HTTP, 80)).isEqualTo("boston.app.example.test");
    assertThat(host(HealthType.HTTPS, 443)).isEqualTo("boston.app.example.test");
    assertThat(host(HealthType.HTTP, 8081)).isEqualTo("boston.app.example.test:8081");
    assertThat(host(HealthType.HTTP, 443)).isEqualTo("boston.app.example.test:443");
    assertThat(host(HealthType.HTTPS, 80)).isEqualTo("boston.app.example.test:80");
  }

  @Test
  void theHostThatIsSetIsSentAsItIsWritten() {
    HealthRequest request =
        new HealthRequest(
            HttpProtocol.HTTP_1_1,
            "/",
            Optional.of("app.example.test"),
            Map.of(),
            Optional.empty());

    assertThat(message(HealthType.HTTP, 8081, request).headers().get("host"))
        .isEqualTo("app.example.test");
  }

  @Test
  void fieldsAreAddedAndReplaceTheProbesOwn() {
    Map<String, String> fields = Map.of("X-Probe", "1", "accept-encoding", "gzip");
    FullHttpRequest message = message(HealthType.HTTP, 80, request("/", fields, Optional.empty()));

    assertThat(message.headers().getAll("x-probe")).containsExactly("1");
    assertThat(message.headers().getAll("Accept-Encoding")).containsExactly("gzip");
  }

  @Test
  void theSecretOfTheStatusDocumentGoesToItsPathOnly() {
    StatusSettings status = new StatusSettings("/status", List.of(), Optional.of("open~sesame"));
    Optional<StatusSettings> there = Optional.of(status);
    HealthRequest document = request("/status", Map.of(), there);
    HealthRequest other = request("/up", Map.of(), there);

    assertThat(message(HealthType.HTTP, 80, document).headers().get("authorization"))
        .isEqualTo("Bearer open~sesame");
    assertThat(message(HealthType.HTTP, 80, other).headers().contains("authorization")).isFalse();
  }

  private static String host(HealthType type, int port) {
    return message(type, port, PLAIN).headers().get("host");
  }

  private static HealthRequest request(
      String path, Map<String, String> headers, Optional<StatusSettings> status) {
    return new HealthRequest(HttpProtocol.HTTP_1_1, path, Optional.empty(), headers, status);
  }

  private static FullHttpRequest message(HealthType type, int port, HealthRequest request) {
    ProbeTarget target =
        new ProbeTarget(
            "boston.app.example.test", InetAddress.getLoopbackAddress(), port, request.path());
    return new ProbeRequest(target, request, type).message();
  }
}
