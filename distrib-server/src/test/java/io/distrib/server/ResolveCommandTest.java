package io.distrib.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** {@code resolve} gives the answer, the rule that leads to it, and what speaks for each site. */
class ResolveCommandTest {
  @TempDir Path folder;
  private String file;

  @BeforeEach
  void writeConfiguration() throws IOException {
    file = Configurations.grouped(folder);
  }

  @Test
  void aSiteNameMeansItsSite() {
    assertThat(resolve("Boston.app.example.test.").lines())
        .containsExactly(
            "boston.app.example.test. 0 IN A 192.0.2.10",
            "status: NOERROR",
            "rule: D2",
            "reason: OWN_SITE",
            "site boston: operational; in the answer",
            "site chicago: operational; eligible, but another comes before it in the ring",
            "site geneva: operational; not eligible: not among the sites of this name");
  }

  @Test
  void theNameOfASiteThatIsDownMeansTheNextOfItsRing() {
    assertThat(resolve("boston.app.example.test", "--down", "boston").lines())
        .contains(
            "boston.app.example.test. 0 IN A 192.0.2.20",
            "reason: FAILED_OVER",
            "site boston: down; not eligible: down",
            "site chicago: operational; in the answer");
  }

  @Test
  void aGroupNameMeansNoSiteThatIsDownOrDrains() {
    assertThat(resolve("europe.app.example.test", "--drain", "geneva").lines())
        .contains(
            "europe.app.example.test. 0 IN A 192.0.2.20",
            "rule: D1",
            "site boston: operational; not eligible: not among the sites of this name",
            "site geneva: operational, draining; not eligible: draining");
  }

  @Test
  void severalSitesMayBeDown() {
    assertThat(resolve("app.example.test", "--down", "boston", "--down", "chicago").lines())
        .contains("app.example.test. 0 IN A 192.0.2.30", "reason: BALANCED");
  }

  @Test
  void theTypeSelectsTheFamily() {
    assertThat(resolve("boston.app.example.test", "AAAA").lines())
        .contains("boston.app.example.test. 0 IN AAAA 2001:db8::10");
    assertThat(resolve("geneva.app.example.test", "AAAA").lines())
        .contains("status: NOERROR, without an answer");
  }

  @Test
  void aSiteWithoutARecordOfTheTypeIsNotSaidToBeInTheAnswer() {
    assertThat(resolve("geneva.app.example.test", "AAAA").lines())
        .contains("site geneva: operational; chosen, but it has no record of this type")
        .noneMatch(line -> line.endsWith("in the answer"));
    assertThat(resolve("app.example.test", "TXT", "--down", "boston").lines())
        .contains("status: NOERROR, without an answer")
        .noneMatch(line -> line.endsWith("in the answer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AXFR", "IXFR"})
  void aTypeThatIsRefusedHasNoReasonsOfSites(String type) {
    assertThat(resolve("app.example.test", type).lines())
        .containsExactly("status: REFUSED: records of type " + type + " are not given out");
  }

  @Test
  void whatIsOnlyPlayedIsNotLogged() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger("io.distrib");
    log.start();
    logger.addAppender(log);
    try {
      resolve("app.example.test", "--down", "boston", "--drain", "chicago");
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
  }

  @Test
  void aNameInOtherLettersIsAnsweredWithItsAsciiForm() {
    assertThat(resolve("b\u00fccher.example.test").err())
        .contains("write xn--bcher-kva.example.test)");
  }

  @Test
  void aClientIsTakenIntoAccount() {
    assertThat(resolve("app.example.test", "A", "--client", "198.51.100.7").exitCode()).isZero();
  }

  @Test
  void aNameOutsideTheZoneIsRefused() {
    CommandRun run = resolve("www.example.org");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .contains("status: REFUSED: the name lies outside the zone app.example.test", "rule: D4");
  }

  @Test
  void anAliasOutsideTheZoneIsRefusedThoughItIsThePools() {
    assertThat(resolve("bos.example.test").out())
        .contains("status: REFUSED: the name is the pool's");
  }

  @Test
  void aNameThatDoesNotExistIsSaidNotTo() {
    assertThat(resolve("nowhere.app.example.test").out()).contains("status: NXDOMAIN");
  }

  @ParameterizedTest
  @CsvSource({
    "a..b, A, --client, 192.0.2.1, NAME",
    "app.example.test, X7, --client, 192.0.2.1, TYPE",
    "app.example.test, A, --client, localhost, --client",
    "app.example.test, A, --down, bosten, --down",
    "app.example.test, A, --drain, bosten, --drain"
  })
  void wrongUseHasItsExitCode(String name, String type, String option, String value, String word) {
    CommandRun run = resolve(name, type, option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("distrib: " + word + ": \"").contains("(expected ");
    assertThat(run.out()).isEmpty();
  }

  private CommandRun resolve(String... arguments) {
    List<String> all = new ArrayList<>(List.of("resolve", "--config", file));
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray(String[]::new));
  }
}
