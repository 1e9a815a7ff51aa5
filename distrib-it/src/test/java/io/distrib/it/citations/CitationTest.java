package io.distrib.it.citations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader can look up each "H8" or "rules, section 4" in code, tests, messages and pages. */
class CitationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void everyCitationLeadsToWhatItNames() throws IOException {
    Citations citations = new Citations(ROOT, Rules.read(ROOT));
    for (Path file : files()) {
      String name = ROOT.relativize(file).toString();
      if (name.endsWith(".java")) {
        citations.followJava(name, Files.readString(file));
      } else {
        citations.followMarkdown(name, Files.readString(file));
      }
    }
    assertThat(citations.faults()).isEmpty();
    assertThat(citations.followed()).isGreaterThan(400);
  }

  @Test
  void rulesAndSectionsAreNumberedWithoutGapsAndNeverTwice() throws IOException {
    Rules rules = Rules.read(ROOT);
    assertThat(rules.sections())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, rules.sections().size()).boxed().toList());
    assertThat(rules.ids()).doesNotHaveDuplicates().contains("D1", "D8", "H0", "H11", "A1", "A5");
    Set<String> ids = new HashSet<>(rules.ids());
    for (String id : ids) {
      int number = Integer.parseInt(id.substring(1));
      String before = id.substring(0, 1) + (number - 1);
      assertThat(number <= 1 || ids.contains(before)).as(id).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /** Sends it on (H8, H60). */      | there is no rule H60
          int a; // H7, D59                  | there is no rule D59
          /** Full sites (E40). */           | there is no rule E40
          String s = "Drains sites (D60).";  | there is no rule D60
          BALANCED("D0"),                    | there is no rule D0
          /** Answers (section 5). */        | "section 5" (of what? say "rules, section N")
          /** Answers (rules, section 59). */| there is no "rules, section 59"
          /** Section 59 of the rules. */    | there is no "Section 59 of the rules"
          SOME("section-59")                 | there is no "section-59"
          /** See ADR 99. */                 | there is no "ADR 99"
          /** See {@code docs/x/no.md}. */   | there is no page docs/x/no.md
          """)
  void aWrongCitationInJavaIsFound(String source, String fault) throws IOException {
    assertThat(faultsOf(source)).containsExactly("X.java: " + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /** Sends it on (H8; rules, section 5; RFC 9110, section 15.4). */
          /** As RFC 1035 section 5 says, or section 4 of RFC 2308; section 6 of the rules. */
          U16(2), D99(3), H42 // D8
          String s = "x X25 1 L32 <C3><A9> %C3";
          /** See {@code docs/rules.md} and ADR 7. */
          """)
  void aRightOneIsNot(String source) throws IOException {
    assertThat(faultsOf(source)).isEmpty();
  }

  @Test
  void aPageIsFollowedButForItsCode() throws IOException {
    Citations citations = new Citations(ROOT, Rules.read(ROOT));
    String page = "By H8 and H99, see ADR\n98. `CitationTest`, `NoTest`. `X25`.\n```\nZ9\n```\n";
    citations.followMarkdown("x.md", page);
    assertThat(citations.faults())
        .containsExactly(
            "x.md: there is no rule H99",
            "x.md: there is no \"ADR 98\"",
            "x.md: there is no test NoTest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTRIBUTING.md", "VERSIONING.md", "docs/architecture.md"})
  void aPageForContributorsPointsToWhatIsThere(String page) throws IOException {
    assertThat(new Pointers(ROOT).faults(Files.readString(ROOT.resolve(page)))).isEmpty();
  }

  @Test
  void aPointerToWhatIsNotThereIsFound() throws IOException {
    String page =
        "`Pointers`, `NoSuchType`, `io.distrib.spi`, `io.distrib.nowhere`, `docs/rules.md`,"
            + " `docs/nowhere.md`, `distrib-core/src`, `mvn test`, `H8`";
    assertThat(new Pointers(ROOT).faults(page))
        .containsExactly("NoSuchType", "io.distrib.nowhere", "docs/nowhere.md");
  }

  private static List<String> faultsOf(String source) throws IOException {
    Citations citations = new Citations(ROOT, Rules.read(ROOT));
    citations.followJava("X.java", source);
    return citations.faults();
  }

  /** All pages and all Java sources but this one, whose wrong citations are on purpose. */
  private static List<Path> files() throws IOException {
    return SourceTree.files(ROOT).stream()
        .filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".md"))
        .filter(file -> !file.endsWith("CitationTest.java"))
        .toList();
  }
}
