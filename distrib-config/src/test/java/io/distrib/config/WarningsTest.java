package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sound file is warned of. */
class WarningsTest {
  private static final String WATCHED = "health: { type: tcp }\n";

  private final PoolConfiguration full = Examples.configuration("full.yaml");

  @TempDir Path folder;

  @Test
  void answersThatDoNotFitIntoADatagramAreWarnedOf() throws IOException {
    assertThat(manySites(13, 3)).noneMatch(warning -> warning.startsWith("pool.answers"));
    assertThat(manySites(14, 3))
        .contains(
            "pool.answers: a reply with the AAAA records of 14 sites has up to 1241 bytes; over 1232"
                + " bytes clients have to ask again by TCP (expected fewer answers or addresses)");
  }

  /** The size: header 12, question 14, 28 for each AAAA, OPT 11, cookie 28. */
  private List<String> manySites(int answers, int addresses) throws IOException {
    StringBuilder text =
        new StringBuilder("pool: { name: app.test, answers: " + answers + " }\nsites:\n");
    for (int site = 1; site <= 16; site++) {
      String list =
          IntStream.rangeClosed(1, addresses)
              .mapToObj(("\"2001:db8::" + site + ":%d\"")::formatted)
              .collect(Collectors.joining(", "));
      text.append("  s%d: { name: s%d.test, addresses: [%s] }\n".formatted(site, site, list));
    }
    Path file = Files.writeString(folder.resolve("many.yaml"), text);
    return PoolConfiguration.read(file).warnings();
  }

  @Test
  void waitingWithoutAKeyIsWarnedOf() throws IOException {
    String key = "marker: { keys: [{ id: a, secret: \"only for the tests\" }] }\n";

    assertThat(with(WATCHED + "waiting: {}\n").warnings())
        .containsExactly(
            "waiting: no return tickets are given: marker.keys are missing, to sign them by");
    assertThat(with(WATCHED + "waiting: {}\n" + key).warnings()).isEmpty();
    assertThat(with(WATCHED).warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "health: { type: none }\n"})
  void sitesThatNobodyProbesAreWarnedOf(String health) throws IOException {
    assertThat(with(health).warnings())
        .containsExactly(
            "health: no site is probed, so none is ever found down (expected a type, such as http)");
  }

  @Test
  void redirectsThatContradictOtherSettingsAreWarnedOf() throws IOException {
    String hsts = WATCHED + "redirect: { hsts: 1h }\n";

    assertThat(with(hsts).warnings()).isEmpty();
    assertThat(with(hsts + "naming: { https-records: false }\n").warnings())
        .containsExactly(
            "redirect.hsts: browsers would come by https alone, but naming.https-records: false"
                + " says that not every site serves it");
    assertThat(with(WATCHED + "redirect: { scripts: redirect, script-status: 410 }\n").warnings())
        .containsExactly(
            "redirect.script-status: no script gets it with redirect.scripts: redirect");
  }

  @Test
  void aSecretThatCanBeFoundByTryingIsWarnedOf() throws IOException {
    String weak = " can be found by trying: it has less than 16 bytes (expected a long random one)";
    String key = WATCHED + "marker: { keys: [{ id: a, secret: %s }] }\n";
    String document = WATCHED + "status: { secret: %s }\n";

    assertThat(with(key.formatted("x")).warnings())
        .containsExactly("marker.keys: the secret of key a" + weak);
    assertThat(with(document.formatted("15-bytes-of-it.")).warnings())
        .containsExactly("status: the secret" + weak);
    assertThat(with(key.formatted("16-bytes-of-it..")).warnings()).isEmpty();
    assertThat(with(key.formatted("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9")).warnings())
        .isEmpty();
    assertThat(with(document.formatted("16-bytes-of-it..")).warnings()).isEmpty();
  }

  @Test
  void namesOutsideTheZoneAreWarnedOf() {
    assertThat(Examples.configuration("documented.yaml").warnings())
        .containsExactly(
            "sites.boston.aliases[0]: \"bos.example.test\" lies outside the zone"
                + " app.example.test: another must serve it");
    assertThat(full.warnings())
        .satisfiesExactly(
            places -> assertThat(places).startsWith("groups: their places decide nothing"),
            map -> assertThat(map).startsWith("nearest: nothing says where clients are"),
            sites -> assertThat(sites).endsWith("without location come last: chicago, geneva"),
            answers -> assertThat(answers).startsWith("pool.answers: with nearest"),
            hsts -> assertThat(hsts).startsWith("redirect.hsts: browsers would come by https"),
            secret -> assertThat(secret).startsWith("status: the secret can be"));
  }

  private PoolConfiguration with(String more) throws IOException {
    return Examples.minimalWith(folder, more);
  }
}
