package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.Scheme;
import io.distrib.model.StatusSettings;
import io.distrib.testkit.Answers;
import io.distrib.testkit.FixedLoadProbe;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import io.distrib.topology.ClientNetwork;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The status document: what it says, and who may read it. */
class StatusDocumentTest {
  private static final String NEAR = "192.0.2.7";
  private static final String FAR = "203.0.113.9";
  private static final String SECRET = "Bearer open~sesame";

  private final FixedLoadProbe load = new FixedLoadProbe();
  private final Distributor both = site(settings(Optional.of("open~sesame"), "192.0.2.0/24"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          GET  | /.well-known/distrib              | 192.0.2.7   | -                  | true
          HEAD | /.well-known/distrib              | 192.0.2.7   | -                  | true
          GET  | /.well-known/distrib?             | 192.0.2.7   | -                  | true
          GET  | /.well-known/distrib?a=1          | 192.0.2.7   | -                  | true
          GET  | http://evil.test/.well-known/distrib  | 192.0.2.7 | -                | true
          GET  | HTTPS://a/.well-known/distrib?x   | 192.0.2.7   | -                  | true
          GET  | /.well-known/distrib              | 203.0.113.9 | Bearer open~sesame | true
          HEAD | /.well-known/distrib              | 203.0.113.9 | bearer open~sesame | true
          GET  | /.well-known/distrib              | -           | BEARER open~sesame | true
          GET  | /.well-known/distrib              | 192.0.2.7   | Bearer wrong       | true
          GET  | /.well-known/distrib              | 192.0.3.7   | -                  | false
          GET  | /.well-known/distrib              | ::1         | -                  | false
          GET  | /.well-known/distrib              | -           | -                  | false
          GET  | /.well-known/distrib              | 203.0.113.9 | Bearer open~sesam  | false
          GET  | /.well-known/distrib              | 203.0.113.9 | Bearer open~sesamE | false
          GET  | /.well-known/distrib              | 203.0.113.9 | Bearer open~sesame2 | false
          GET  | /.well-known/distrib              | 203.0.113.9 | Bearer  open~sesame | false
          GET  | /.well-known/distrib              | 203.0.113.9 | Basic open~sesame  | false
          GET  | /.well-known/distrib              | 203.0.113.9 | open~sesame        | false
          GET  | /.well-known/distrib              | 203.0.113.9 | Bearer             | false
          GET  | /.well-known/distrib              | 203.0.113.9 | ''                 | false
          POST | /.well-known/distrib              | 192.0.2.7   | Bearer open~sesame | false
          PUT  | /.well-known/distrib              | 192.0.2.7   | -                  | false
          get  | /.well-known/distrib              | 192.0.2.7   | -                  | false
          OPTIONS | /.well-known/distrib           | 192.0.2.7   | -                  | false
          OPTIONS | *                              | 192.0.2.7   | -                  | false
          GET  | /.well-known/distrib/             | 192.0.2.7   | -                  | false
          GET  | /.well-known/distribx             | 192.0.2.7   | -                  | false
          GET  | /.well-known/distrib;a            | 192.0.2.7   | -                  | false
          GET  | /.well-known/distri               | 192.0.2.7   | -                  | false
          GET  | /.well-known/distrib#             | 192.0.2.7   | -                  | false
          GET  | /.well-known/Distrib              | 192.0.2.7   | -                  | false
          GET  | /.well-known//distrib             | 192.0.2.7   | -                  | false
          GET  | /a/../.well-known/distrib         | 192.0.2.7   | -                  | false
          GET  | /.well-known/distri%62            | 192.0.2.7   | -                  | false
          GET  | .well-known/distrib               | 192.0.2.7   | -                  | false
          GET  | ftp://a/.well-known/distrib       | 192.0.2.7   | -                  | false
          GET  | http:/.well-known/distrib         | 192.0.2.7   | -                  | false
          GET  | /                                 | 192.0.2.7   | -                  | false
          GET  | ''                                | 192.0.2.7   | -                  | false
          """)
  void onlyThoseWhoMayReadItLearnThatItIsThere(
      String method,
      String target,
      @Nullable String remote,
      @Nullable String authorization,
      boolean isServed) {
    for (boolean inSession : new boolean[] {true, false}) {
      DistributionRequest request = request(method, target, remote, authorization, inSession);
      assertEquals(isServed, Answers.status(both, request).isPresent());
      assertEquals(
          isServed, both.handleAsync(request).toCompletableFuture().join().decision() == null);
    }
  }

  @Test
  void whoMayReadItDependsOnTheSettings() {
    DistributionRequest near = request("GET", "/s", NEAR, "", false);
    DistributionRequest trusted = request("GET", "/s", FAR, SECRET, false);
    Distributor forTheNear = site(new StatusSettings("/s", networks(NEAR), Optional.empty()));
    Distributor forTheTrusted =
        site(new StatusSettings("/s", List.of(), Optional.of("open~sesame")));
    Distributor forNobody = Distributor.builder(Topologies.flat(), "boston").build();

    assertTrue(Answers.status(forTheNear, near).isPresent());
    assertFalse(Answers.status(forTheNear, trusted).isPresent());
    assertFalse(Answers.status(forTheTrusted, near).isPresent());
    assertTrue(Answers.status(forTheTrusted, trusted).isPresent());
    assertFalse(Answers.status(forNobody, near).isPresent());
    assertFalse(
        Answers.status(forNobody, request("GET", StatusSettings.DEFAULT_PATH, NEAR, SECRET, false))
            .isPresent());
  }

  @Test
  void theAnswerIsJsonThatNobodyKeeps() {
    load.set(0.42);
    String json =
        "{\"distrib\":1,\"site\":\"boston\",\"load\":0.42,\"busy\":false,\"draining\":false,"
            + "\"sessions\":17,\"uptime\":0,\"time\":1700000000000}\n";
    assertEquals(
        new HttpAnswer(
            200,
            List.of(
                new Header("Date", "Tue, 14 Nov 2023 22:13:20 GMT"),
                new Header("Cache-Control", "no-store"),
                new Header("Content-Type", "application/json"),
                new Header("Content-Length", "" + json.length())),
            json,
            false),
        answer("GET"));
  }

  @Test
  void headIsAnsweredWithTheSameHeadAndNoBody() {
    assertEquals(answer("GET").headers(), answer("HEAD").headers());
    assertEquals("", answer("HEAD").body());
  }

  @Test
  void settingsOutOfFormAreRefused() {
    for (String path : List.of("", "status", "/a b", "/a?b", "/a#b", "/*", "/\u00e9", "/a\r\n")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new StatusSettings(path, networks(NEAR), Optional.empty()),
          path);
    }
    for (String secret : List.of("", "a b", "a\r\nX: y", "\u00e9", "x".repeat(513))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new StatusSettings("/s", networks(NEAR), Optional.of(secret)),
          secret);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new StatusSettings("/s", List.of(), Optional.empty()));
    assertEquals(512, settings(Optional.of("x".repeat(512))).secret().orElseThrow().length());
  }

  @Test
  void theSecretIsNotShown() {
    StatusSettings settings = settings(Optional.of("hush"), NEAR);
    assertFalse(settings.toString().contains("hush"), settings::toString);
    assertEquals(Optional.of("Bearer hush"), settings.authorization());
    Throwable thrown =
        assertThrows(IllegalArgumentException.class, () -> settings(Optional.of("h u s h")));
    assertFalse(("" + thrown.getMessage()).contains("h u s h"), thrown::getMessage);
  }

  private HttpAnswer answer(String method) {
    return Answers.status(both, request(method, StatusSettings.DEFAULT_PATH, NEAR, "", false))
        .orElseThrow();
  }

  private Distributor site(StatusSettings settings) {
    return Distributor.builder(Topologies.flat(), "boston")
        .clock(new ManualClock(1_700_000_000L))
        .loadProbe(load)
        .sessions(() -> 17)
        .status(settings)
        .build();
  }

  private static StatusSettings settings(Optional<String> secret, String... clients) {
    return new StatusSettings(StatusSettings.DEFAULT_PATH, networks(clients), secret);
  }

  private static List<ClientNetwork> networks(String... clients) {
    return List.of(clients).stream().map(text -> ClientNetwork.parse(text).orElseThrow()).toList();
  }

  private static DistributionRequest request(
      String method,
      String target,
      @Nullable String remote,
      @Nullable String authorization,
      boolean inSession) {
    return new DistributionRequest(
        method,
        Scheme.HTTP,
        "evil.test",
        target,
        remote == null ? null : InetAddresses.forString(remote),
        inSession,
        name -> name.equals("Authorization") ? authorization : null);
  }
}
