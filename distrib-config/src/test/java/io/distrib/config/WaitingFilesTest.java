package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.distrib.load.LoadProbes;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.Verdict;
import io.distrib.redirect.WaitingPage;
import io.distrib.redirect.WaitingText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code waiting.page} and {@code waiting.texts}. */
class WaitingFilesTest {
  private static final String PAGE = "{{refresh}}{{status}}{{controls}}";
  private static final String BOTH = "waiting: { page: busy.html, texts: texts.yaml }\n";

  @TempDir Path folder;

  @Test
  void theFilesAreAsWritten() {
    WaitingFiles files = Examples.configuration("full.yaml").waitingFiles();

    assertThat(files.page()).contains(Examples.file("examples/pages/busy.html"));
    assertThat(files.texts()).contains(Examples.file("examples/pages/texts.yaml"));
    assertThat(files.content().html().orElseThrow()).contains("Caf\u00e9: {{title}}");
    assertThat(files.content().texts().keySet()).containsExactlyInAnyOrder("nl", "pt");
    assertThat(files.content().texts().get("pt"))
        .containsOnlyKeys(WaitingText.TITLE)
        .containsValue("H\u00e1 fila neste momento");
    assertThat(Examples.configuration("minimal.yaml").waitingFiles()).isEqualTo(WaitingFiles.NONE);
  }

  @Test
  void aSiteAnswersWithThePageAndTakesInAnother() throws IOException {
    page(PAGE + "<p>Caf\u00e9</p>");
    texts("en: { title: Full house }\n");
    Examples.minimalWith(folder, BOTH);
    Distributor site =
        PoolFile.distributor(folder.resolve("pool.yaml"), "boston")
            .loadProbe(LoadProbes.activeSessions(() -> 1, 1))
            .reloadEvery(Duration.ZERO)
            .build();
    assertThat(busy(site)).endsWith("<p>Caf&#233;</p>");

    page("<h1>{{title}}</h1>" + PAGE);
    site.reload();
    assertThat(busy(site)).startsWith("<h1>Full house</h1>");

    texts("en: { title: House full }\n");
    site.reload();
    assertThat(busy(site)).startsWith("<h1>House full</h1>");
  }

  @Test
  void bothFilesAreWatched() throws IOException {
    page(PAGE);
    texts("en: { title: Full house }\n");
    Examples.minimalWith(folder, BOTH);
    PoolFile source = new PoolFile(folder.resolve("pool.yaml"), "boston");
    source.read();
    assertThat(source.hasChanged()).isFalse();

    page(PAGE + "!");
    assertThat(source.hasChanged()).isTrue();
    source.read();
    texts("en: { title: House full }\n");
    assertThat(source.hasChanged()).isTrue();
  }

  @Test
  void theFaultsOfAPageAreToldWithTheirPlace() throws IOException {
    page("<title>{{titel}}</title>\n{{refresh}}\n  {{status}} {{status}}\n");

    assertThat(faults("waiting: { page: busy.html, reserve: 0 }\n"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("pool.yaml:4:29: waiting.reserve: \"0\""),
            second ->
                assertThat(second)
                    .isEqualTo("busy.html: waiting.page: missing (expected {{controls}})"),
            third ->
                assertThat(third)
                    .startsWith("busy.html:1:8: waiting.page: \"{{titel}}\" (expected one of {{re"),
            fourth ->
                assertThat(fourth)
                    .isEqualTo("busy.html:3:14: waiting.page: \"{{status}}\" (expected it once)"));
  }

  @Test
  void thePageOfTheDocumentationHasNoFault() {
    String text = Examples.read(Path.of("..", "docs", "embedding.md"));
    String html = text.substring(text.indexOf("```html\n") + 8);

    assertThat(WaitingPage.faults(html.substring(0, html.indexOf("```")))).isEmpty();
  }

  @Test
  void theDocumentationNamesEveryText() {
    String text = Examples.read(Path.of("..", "docs", "embedding.md"));
    String part = text.substring(text.indexOf("`waiting.texts` names"));

    assertThat(Stream.of(WaitingText.values()).filter(one -> !one.key().equals("title")))
        .allSatisfy(one -> assertThat(part).containsPattern("\\b" + one.key() + "[`:]"));
  }

  @Test
  void aPageThatIsTooLargeOrNoTextIsRefused() throws IOException {
    page("x".repeat(65_537));
    assertThat(faults("waiting: { page: busy.html }\n"))
        .containsExactly(
            "busy.html: waiting.page: \"65537 characters\" (expected a page of at most 65536"
                + " characters)");
    page("x".repeat(1024 * 1024 + 1));
    assertThat(faults("waiting: { page: busy.html }\n"))
        .containsExactly(
            "pool.yaml:4:12: waiting.page: \"busy.html\" (expected a file that can be read: larger"
                + " than 1048576 bytes)");
    Files.write(folder.resolve("busy.html"), "Caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(faults("waiting: { page: busy.html }\n"))
        .containsExactly(
            "pool.yaml:4:12: waiting.page: \"busy.html\" (expected a file that can be read: not"
                + " UTF-8)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en: { tite: x }                   | 1:7: en.tite: "tite" (expected "title"; one of the keys title, a
          en: { title: "" }                 | 1:7: en.title: "" (expected a text of 1 to 500 characters, on one line, without {0})
          en: { again: soon }               | 1:7: en.again: "soon" (expected a text of 1 to 500 characters, on one line, with {0} in it, once)
          english!: { title: x }            | 1:1: english!: "english!" (expected the tag of a language, such as nl or pt-BR)
          '{en: {title: x}, EN: {link: x}}' | 1:18: EN: "EN" (expected each language once; it is there as en)
          en: x                             | 1:1: en: "x" (expected a mapping with the keys title, a
          '[en]'                            | 1:1: : "[...]" (expected languages by their tags, such as nl, each with its texts)
          '# nothing'                       | file: missing (expected languages by their tags, such as nl, each with its texts)
          'en: { title: x'                  | 1:1
          """)
  void theFaultsOfTextsAreToldWithTheirPlace(String text, String fault) throws IOException {
    texts(text);

    assertThat(faults("waiting: { texts: texts.yaml }\n"))
        .singleElement()
        .asString()
        .startsWith("texts.yaml:" + (fault.startsWith("file") ? " " : "") + fault);
  }

  @Test
  void aNewLanguageNeedsAllTexts() throws IOException {
    texts("en: { title: x }\nnl:\n  title: Druk\n  again: \"Over {0}\"\n");

    assertThat(faults("waiting: { texts: texts.yaml }\n"))
        .hasSize(WaitingText.values().length - 2)
        .allSatisfy(fault -> assertThat(fault).startsWith("texts.yaml:2:1: nl."))
        .anySatisfy(fault -> assertThat(fault).contains("nl.go-on: missing (expected a text of"));
  }

  private void page(String html) throws IOException {
    Files.writeString(folder.resolve("busy.html"), html);
  }

  private void texts(String yaml) throws IOException {
    Files.writeString(folder.resolve("texts.yaml"), yaml);
  }

  /** The faults of a file with {@code more}, which stands on its fourth line. */
  private List<String> faults(String more) throws IOException {
    String text = Examples.read(Examples.file("examples/minimal.yaml"));
    assertThat(text.lines()).hasSize(3);
    Path file = Files.writeString(folder.resolve("pool.yaml"), text + more);
    return catchThrowableOfType(
            InvalidConfigurationException.class, () -> PoolConfiguration.read(file))
        .faults()
        .stream()
        .map(fault -> fault.toString().replace(folder + "/", ""))
        .toList();
  }

  private static String busy(Distributor site) {
    Redirect toSite = (Redirect) site.decide(get("app.example.test", "/"));
    String path = toSite.location().replaceFirst("http://[^/]*", "");
    return ((Verdict.Respond) site.handle(get("boston.app.example.test", path))).answer().body();
  }

  private static DistributionRequest get(String host, String target) {
    return new DistributionRequest("GET", Scheme.HTTP, host, target, null, false, name -> null);
  }
}
