package io.distrib.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
            "address boston/192.0.2.10: operational; answered when the site is",
            "address boston/2001:db8::10: operational; answered when the site is",
            "site chicago: operational; eligible, but another comes before it in the ring",
            "site geneva: operational; not eligible: not among the sites of this name");
  }

  @Test
  void anAddressMayBeDown() {
    assertThat(resolve("boston.app.example.test", "AAAA", "--down", "boston/2001:DB8::10").lines())
        .contains(
            "status: NOERROR, without an answer",
            "site boston: operational, impaired; chosen, but it has no record of this type",
            "address boston/192.0.2.10: operational; answered when the site is",
            "address boston/2001:db8::10: down; not answered");
    assertThat(resolve("app.example.test", "--down", "boston/2001:db8::10").lines())
        .contains("site boston: operational, impaired; not eligible: impaired, and others are not");
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
  void theSitesBehindTheNextOfTheRingAreSaidToComeAfterIt() throws IOException {
    String text = Configurations.GROUPED;
    file = Configurations.write(folder, text.substring(0, text.indexOf("groups:")));

    assertThat(resolve("boston.app.example.test", "--down", "boston").lines())
        .contains(
            "site chicago: operational; in the answer",
            "site geneva: operational; eligible, but another comes before it in the ring");
  }

  @Test
  void anAliasMeansTheRingOfItsSite() throws IOException {
    file =
        Configurations.write(
            folder, Configurations.GROUPED.replace("bos.example.test", "bos.app.example.test"));

    assertThat(resolve("bos.app.example.test").lines())
        .contains("site geneva: operational; not eligible: not among the sites of this name");
  }

  @Test
  void ofSitesThatAreAsGoodOneIsChosen() {
    assertThat(resolve("europe.app.example.test").lines())
        .filteredOn(line -> line.startsWith("site ") && !line.startsWith("site boston"))
        .extracting(line -> line.replaceFirst(".*: ", ""))
        .containsExactlyInAnyOrder(
            "operational; in the answer", "operational; eligible, but another was chosen");
    assertThat(
            resolve("europe.app.example.test", "--drain", "geneva", "--drain", "chicago").lines())
        .filteredOn(line -> line.startsWith("site ") && !line.startsWith("site boston"))
        .extracting(line -> line.replaceFirst(".*: ", ""))
        .containsExactlyInAnyOrder(
            "operational, draining; in the answer",
            "operational, draining; eligible, but another was chosen");
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
  void aStandbyIsChosenInThePlaceOfOthersOnly() throws IOException {
    String text = Configurations.GROUPED.replace("[192.0.2.30]", "[192.0.2.30], cold: true");
    file = Configurations.write(folder, text);

    assertThat(resolve("europe.app.example.test").lines())
        .contains(
            "site chicago: operational; in the answer",
            "site geneva: operational, cold; not eligible: cold, and others are not");
    assertThat(resolve("europe.app.example.test", "--drain", "chicago").lines())
        .contains(
            "site chicago: operational, draining; not eligible: draining",
            "site geneva: operational, cold; in the answer");
    assertThat(resolve("geneva.app.example.test").lines())
        .contains(
            "site geneva: operational, cold; in the answer",
            "site chicago: operational; eligible, but another comes before it in the ring");
  }

  @Test
  void ofSitesThatAreAllImpairedTheOthersAreEligible() throws IOException {
    String text = Configurations.GROUPED.replace("[192.0.2.20]", "[192.0.2.20, \"2001:db8::20\"]");
    file = Configurations.write(folder, text);
    CommandRun run =
        resolve(
            "americas.app.example.test",
            "--down",
            "boston/2001:db8::10",
            "--down",
            "chicago/2001:db8::20");

    assertThat(run.lines())
        .filteredOn(line -> line.startsWith("site ") && !line.startsWith("site geneva"))
        .extracting(line -> line.replaceFirst(".*; ", ""))
        .containsExactlyInAnyOrder("in the answer", "eligible, but another was chosen");
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
  void aClientIsTakenIntoAccount() throws IOException {
    file =
        Configurations.write(folder, Configurations.GROUPED.replace("round-robin", "client-hash"));

    assertThat(IntStream.range(0, 30).mapToObj(i -> firstLine("198.51." + i + ".7")).distinct())
        .hasSize(3);
    assertThat(IntStream.range(0, 30).mapToObj(i -> firstLine("198.51.100." + i)).distinct())
        .hasSize(1);
  }

  private String firstLine(String client) {
    return resolve("app.example.test", "--client", client).lines().get(0);
  }

  @Test
  void aNameOutsideTheZoneIsRefused() {
    CommandRun run = resolve("www.example.org");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .contains(
            "status: REFUSED: the name lies outside the zone app.example.test",
            "rule: D4",
            "site boston: operational; not asked");
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
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a..b             | A  | --client | 192.0.2.1 | NAME: "a..b" (expected a DNS name: labels of letters, digits and hyphens, 1 to 63 bytes each, 253 in all)
          app.example.test | X7 | --client | 192.0.2.1 | TYPE: "X7" (expected a record type such as A, AAAA or HTTPS)
          app.example.test | A  | --client | localhost | --client: "localhost" (expected an IPv4 or IPv6 address)
          app.example.test | A  | --client | fe80::1%1 | --client: "fe80::1%1" (expected an IPv4 or IPv6 address)
          app.example.test | A  | --down   | bosten    | --down: "bosten" (expected one of boston, chicago, geneva)
          app.example.test | A  | --drain  | bosten    | --drain: "bosten" (expected one of boston, chicago, geneva)
          """)
  void wrongUseIsToldWithWhatIsExpected(
      String name, String type, String option, String value, String message) {
    CommandRun run = resolve(name, type, option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("distrib: " + message + "\nTry 'distrib resolve --help'.\n");
    assertThat(run.out()).isEmpty();
  }

  private CommandRun resolve(String... arguments) {
    List<String> all = new ArrayList<>(List.of("resolve", "--config", file));
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray(String[]::new));
  }
}
