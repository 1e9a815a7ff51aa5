package io.distrib.health.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.load.LoadProbes;
import io.distrib.model.DistributionRequest;
import io.distrib.model.LoadSample;
import io.distrib.model.Scheme;
import io.distrib.model.SiteReport;
import io.distrib.model.StatusSettings;
import io.distrib.redirect.Distributor;
import io.distrib.testkit.Answers;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.TopologyBuilder;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The status document as the monitor reads it, whatever it is sent. */
class StatusDocumentParserTest {
  private static final String GOOD =
      "{\"distrib\":1,\"site\":\"boston\",\"load\":0.42,\"busy\":false,\"draining\":true,"
          + "\"sessions\":17,\"uptime\":4711,\"time\":1700000000123}\n";

  @Test
  void aReportIsReadAsItWasSaid() {
    assertThat(parse(GOOD).problem()).isEmpty();
    assertThat(parse(GOOD).report())
        .contains(
            new SiteReport(
                "boston",
                new LoadSample(0.42),
                false,
                true,
                OptionalLong.of(17),
                Duration.ofSeconds(4_711),
                Instant.ofEpochMilli(1_700_000_000_123L)));
  }

  @Test
  void whatASiteWritesCanBeRead() {
    Distributor site =
        Distributor.builder(
                TopologyBuilder.pool("app.test").site("a", "a.app.test", "192.0.2.1").build(), "a")
            .loadProbe(LoadProbes.activeSessions(() -> 2, 3))
            .sessions(() -> 2)
            .status(
                new StatusSettings(
                    "/s", List.of(ClientNetwork.parse("127.0.0.0/8").get()), Optional.empty()))
            .build();
    DistributionRequest request =
        new DistributionRequest(
            "GET",
            Scheme.HTTP,
            null,
            "/s",
            InetAddress.getLoopbackAddress(),
            false,
            DistributionRequest.NO_HEADERS);

    String document = Answers.status(site, request).orElseThrow().body();
    SiteReport report = parse(document).report().get();

    assertThat(report.site()).isEqualTo("a");
    assertThat(report.load()).isEqualTo(new LoadSample(0.6667));
    assertThat(report.sessions()).hasValue(2);
    assertThat(report.time()).isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "load":0.42          | "load":1.5
          "load":0.42          | "load":0
          "load":0.42          | "load":7
          "load":0.42          | "load":1E3
          "load":0.42          | "load":123456789012345678901234567890
          "load":0.42          | "load":null
          "load":0.42,         |
          "sessions":17        | "sessions":null
          "sessions":17,       |
          "sessions":17        | "sessions":9223372036854775807
          "site":"boston"      | "site":"b\\u006fston"
          "distrib":1,         | "distrib":1,"colour":"green","deep":{"distrib":2,"load":[-1,{}]},
          "uptime":4711        | "uptime":0
          "time":1700000000123 | "time":0
          "busy":false         | "busy" : false
          """)
  void whatIsNotKnownOrNotNewerIsNoObstacle(String part, String changed) {
    String text = GOOD.replace(part, changed == null ? "" : changed);

    assertThat(text).isNotEqualTo(GOOD);
    assertThat(parse(text).problem()).isEmpty();
    assertThat(parse(text).report()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "distrib":1          | "distrib":2              | distrib: expected version 1
          "distrib":1          | "distrib":"1"            | distrib: expected a whole number from 0 to 2147483647
          "distrib":1          | "distrib":1.0            | distrib: expected a whole number from 0 to 2147483647
          "distrib":1,         |                          | distrib: expected version 1
          "site":"boston"      | "site":"Boston"          | site: expected the id of a site
          "site":"boston"      | "site":""                | site: expected the id of a site
          "site":"boston"      | "site":"a\\nb"           | site: expected the id of a site
          "site":"boston"      | "site":7                 | site: expected the id of a site
          "site":"boston"      | "site":null              | site: expected the id of a site
          "site":"boston"      | "site":["boston"]        | site: expected the id of a site
          "site":"boston",     |                          | site: missing
          "load":0.42          | "load":-0.1              | load: expected a number, 0 or more
          "load":0.42          | "load":1e999             | load: expected a number, 0 or more
          "load":0.42          | "load":"0.42"            | load: expected a number, 0 or more
          "load":0.42          | "load":{}                | load: expected a number, 0 or more
          "load":0.42          | "load":true              | load: expected a number, 0 or more
          "load":0.42          | "load":NaN               | not JSON
          "load":0.42          | "load":Infinity          | not JSON
          "load":0.42          | "load":.5                | not JSON
          "load":0.42          | "load":01                | not JSON
          "load":0.42          | "load":0.42,"load":0.42  | not JSON
          "busy":false         | "busy":0                 | busy: expected true or false
          "busy":false         | "busy":null              | busy: expected true or false
          "busy":false,        |                          | busy: missing
          "draining":true      | "draining":"true"        | draining: expected true or false
          "draining":true,     |                          | draining: missing
          "sessions":17        | "sessions":-1            | sessions: expected a whole number from 0 to 9223372036854775807
          "sessions":17        | "sessions":1.5           | sessions: expected a whole number from 0 to 9223372036854775807
          "sessions":17        | "sessions":9223372036854775808 | sessions: expected a whole number from 0 to 9223372036854775807
          "uptime":4711        | "uptime":-1              | uptime: expected a whole number from 0 to 9999999999
          "uptime":4711        | "uptime":10000000000     | uptime: expected a whole number from 0 to 9999999999
          "uptime":4711        | "uptime":null            | uptime: expected a whole number from 0 to 9999999999
          "uptime":4711,       |                          | uptime: missing
          "time":1700000000123 | "time":253402300800000   | time: expected a whole number from 0 to 253402300799999
          ,"time":1700000000123 |                         | time: missing
          {                    | [                        | no JSON object
          }                    | }{}                      | more than one JSON object
          }                    | ,}                       | not JSON
          }                    |                          | not JSON
          """)
  void whatIsNoReportIsToldInOurOwnWords(String part, String changed, String problem) {
    String text = GOOD.replace(part, changed == null ? "" : changed);

    assertThat(text).isNotEqualTo(GOOD);
    assertThat(parse(text)).isEqualTo(new StatusDocumentParser.Outcome(Optional.empty(), problem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "\"distrib\"",
        "1",
        "<!DOCTYPE html><title>Shop</title>",
        "{",
        "ok\n"
      })
  void whatOtherPagesSayIsNoReport(String text) {
    assertThat(parse(text).report()).isEmpty();
    assertThat(parse(text).problem()).isNotEmpty();
  }

  @Test
  void aDocumentMayHave4096BytesAndNoMore() {
    String padding = " ".repeat(StatusDocumentParser.MAX_LENGTH - GOOD.length());

    assertThat(parse(GOOD + padding).report()).isPresent();
    assertThat(parse(GOOD + padding + " "))
        .isEqualTo(new StatusDocumentParser.Outcome(Optional.empty(), "more than 4096 bytes"));
  }

  @Test
  void deepNestingAndLongNumbersExhaustNothing() {
    String deep = "[".repeat(1_900) + "]".repeat(1_900);
    assertThat(parse(GOOD.replace("{", "{\"x\":" + deep + ",")).problem()).isEqualTo("not JSON");
    String digits = "9".repeat(3_000);
    assertThat(parse(GOOD.replace("4711", digits)).report()).isEmpty();
    assertThat(parse(GOOD.replace("0.42", digits)).report()).isEmpty();
    assertThat(parse(GOOD.replace("0.42", "1e" + digits)).report()).isEmpty();
  }

  @Test
  void randomBytesAreParsedWithoutAnException() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int reports = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = GOOD.getBytes(UTF_8);
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] =
            random.nextBoolean() ? (byte) random.nextInt(256) : bytes[random.nextInt(bytes.length)];
      }
      StatusDocumentParser.Outcome outcome = StatusDocumentParser.parse(bytes);
      assertThat(outcome.report().isPresent())
          .as("seed " + seed)
          .isEqualTo(outcome.problem().isEmpty());
      reports += outcome.report().isPresent() ? 1 : 0;
    }
    assertThat(reports).as("seed " + seed).isBetween(1, 49_999);
  }

  private static StatusDocumentParser.Outcome parse(String text) {
    return StatusDocumentParser.parse(text.getBytes(UTF_8));
  }
}
