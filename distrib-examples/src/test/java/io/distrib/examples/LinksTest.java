package io.distrib.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every relative link of the documentation leads to a file, and to a heading if it names one. */
class LinksTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern FENCED =
      Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("`[^`]*`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
  private static final Pattern ID = Pattern.compile("<a id=\"([\\w-]+)\"></a>");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  /** A link of a page, as it is written. */
  private record Link(Path page, String target) {}

  @Test
  void everyRelativeLinkLeadsToAFile() throws IOException {
    for (Link link : links()) {
      assertThat(file(link)).as(link.toString()).exists();
    }
  }

  @Test
  void everyAnchorIsAHeadingOrAnId() throws IOException {
    for (Link link : links()) {
      int hash = link.target().indexOf('#');
      if (hash >= 0) {
        assertThat(anchors(file(link)))
            .as(link.toString())
            .contains(link.target().substring(hash + 1));
      }
    }
  }

  @Test
  void everyPageIsInTheIndex() throws IOException {
    Path index = ROOT.resolve("docs/README.md");
    Set<Path> listed = new HashSet<>();
    for (Link link : links()) {
      if (link.page().equals(index)) {
        listed.add(file(link));
      }
    }
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
      assertThat(listed).containsAll(pages.filter(page -> !page.equals(index)).toList());
    }
  }

  private static List<Link> links() throws IOException {
    List<Link> links = new ArrayList<>();
    for (Path page : pages()) {
      String text =
          CODE.matcher(FENCED.matcher(Files.readString(page)).replaceAll("")).replaceAll("");
      LINK.matcher(text)
          .results()
          .map(found -> new Link(page, found.group(1)))
          .filter(link -> !ELSEWHERE.matcher(link.target()).matches())
          .forEach(links::add);
    }
    assertThat(links).hasSizeGreaterThan(50);
    return links;
  }

  /** The pages at the top of the checkout, and those below {@code docs}. */
  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  private static Path file(Link link) {
    String target = link.target().replaceFirst("#.*", "");
    return target.isEmpty() ? link.page() : link.page().resolveSibling(target).normalize();
  }

  /** The anchors that GitHub gives the headings of a page, and those that it has by itself. */
  private static Set<String> anchors(Path page) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> anchors = new HashSet<>();
    String text = FENCED.matcher(Files.readString(page)).replaceAll("");
    for (MatchResult heading : HEADING.matcher(text).results().toList()) {
      String anchor =
          heading
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}_ -]", "")
              .replace(' ', '-');
      int count = seen.merge(anchor, 1, Integer::sum);
      anchors.add(count == 1 ? anchor : anchor + "-" + (count - 1));
    }
    ID.matcher(text).results().forEach(id -> anchors.add(id.group(1)));
    return anchors;
  }
}
