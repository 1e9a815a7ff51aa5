package io.distrib.it.door;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerSettings;
import io.distrib.redirect.Distributor;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A marker in the path reaches the right servlet under the right security constraint, and opens no
 * door (rules, section 4), where it is taken off before the container maps.
 */
class PathMarkerIT {
  private static final long NOW = 1_800_000_000L;
  private static final String MARKER = "/distrib=" + NOW;
  private static final String OWN = "boston.app.example.test";
  private static final String POOL = "app.example.test";
  private static final String ANN =
      "Authorization: Basic " + Base64.getEncoder().encodeToString("ann:hush".getBytes(ISO_8859_1));

  /** The containers. */
  enum Container {
    JETTY,
    TOMCAT
  }

  @TempDir private Path folder;
  private final Distributor distributor =
      Distributor.builder(Topologies.flat(), "boston")
          .clock(new ManualClock(NOW))
          .marker(
              new MarkerSettings(
                  MarkerPlacement.PATH,
                  "distrib",
                  Duration.ofSeconds(60),
                  Duration.ofSeconds(5),
                  List.of()))
          .build();
  private GuardedSite site;

  @AfterEach
  void stop() {
    await().untilAsserted(() -> assertThat(distributor.inFlight().count()).isZero());
    site.close();
  }

  @ParameterizedTest
  @EnumSource
  void anOpenPathIsServedByTheServletOfTheUnmarkedPath(Container container) { // H7
    start(container);
    assertThat(get("/public" + MARKER + "?x=1")).endsWith("front saw /public|/public|null|x=1");
    assertThat(get("/public" + MARKER + "/")).endsWith("front saw /public/|/public/|null|null");
    assertThat(get(MARKER + "/")).endsWith("front saw /|/|null|null");
    assertThat(get("/a%20b" + MARKER)).endsWith("front saw /a%20b|/a b|null|null");
    assertThat(get("/a/distrib=1" + MARKER)).endsWith("front saw /a|/a|null|null");
  }

  @ParameterizedTest
  @EnumSource
  void aGuardedPathAsksForCredentialsUnderEveryMarker(Container container) { // rules, section 4
    start(container);
    for (String path : List.of("/admin", "/admin/x", "/exact", "/a/secret.view")) {
      for (String marker : List.of(MARKER, "/distrib=old", "/DISTRIB=1", "/distrib=1" + MARKER)) {
        assertThat(get(path)).startsWith("HTTP/1.1 401");
        assertThat(get(path + marker)).startsWith("HTTP/1.1 401").doesNotContain(" saw ");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoHasCredentialsReachesTheGuardedServlet(Container container) { // H7
    start(container);
    assertThat(get("/admin" + MARKER, ANN)).endsWith("admin saw /admin|/admin|null|null");
    assertThat(get("/admin/x" + MARKER, ANN)).endsWith("admin saw /admin/x|/admin|/x|null");
    assertThat(get("/exact" + MARKER, ANN)).endsWith("exact saw /exact|/exact|null|null");
    assertThat(get("/a.view" + MARKER, ANN)).endsWith("view saw /a.view|/a.view|null|null");
  }

  @ParameterizedTest
  @EnumSource
  void anotherSpellingOfAGuardedPathOpensNoDoorEither(Container container) { // rules, section 4
    start(container);
    for (String path :
        List.of(
            "//admin",
            "/./admin",
            "/public/../admin",
            "/public/%2e%2e/admin",
            "/public/..;/admin",
            "/public/..%2fadmin",
            "/%61dmin",
            "/admin;x",
            "/admin/.",
            "/admin%2fx",
            "/exact;x",
            "/distrib=1/../exact",
            "/a.view;x")) {
      assertThat(get(path + MARKER)).doesNotContain("admin saw", "exact saw", "view saw");
      assertThat(get(path + MARKER + "/")).doesNotContain("admin saw", "exact saw", "view saw");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDecisionIsTakenOverTheMarkerThatCame(Container container) { // H1, H5, H6
    start(container);
    assertThat(get("/public")).contains("\r\nLocation: http://" + POOL + "/public\r\n");
    assertThat(get("/public/distrib=old")).contains("\r\nLocation: http://" + POOL + "/public\r\n");
    assertThat(ask(POOL, "/public/distrib=old?x=1"))
        .contains("\r\nLocation: http://" + OWN + "/public" + MARKER + "?x=1\r\n");
    assertThat(get("/public/distrib=" + NOW + "/more"))
        .contains("\r\nLocation: http://" + POOL + "/public/distrib=" + NOW + "/more\r\n");
  }

  private void start(Container container) {
    Function<Distributor, GuardedSite> start =
        switch (container) {
          case JETTY -> GuardedJetty::new;
          case TOMCAT -> own -> new GuardedTomcat(own, folder);
        };
    site = start.apply(distributor);
  }

  private String get(String target, String... fields) {
    return ask(OWN, target, fields);
  }

  private String ask(String host, String target, String... fields) {
    String head =
        "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\nConnection: close\r\n\r\n"
            .formatted(
                target,
                host,
                String.join("\r\n", fields.length == 0 ? new String[] {"X: y"} : fields));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
