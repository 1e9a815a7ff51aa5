package io.distrib.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The code in the documentation is the code of the examples. A block names its region behind its
 * language: {@code java JettyExample.java filter}.
 */
class DocumentationTest {
  private static final List<String> PAGES = List.of("README.md", "docs/embedding.md");
  private static final Set<String> CODE = Set.of("java", "xml", "yaml", "sh", "python");
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*) ?([^\n]*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** A fenced block: its language, the region that it is from, what it holds. */
  private record Block(String page, String language, String example, String text) {}

  @Test
  void everyBlockOfCodeIsARegionOfAnExampleOctetForOctet() throws IOException {
    Map<String, String> regions =
        Region.all().stream().collect(toMap(Region::example, Region::text));
    for (Block block : blocks()) {
      assertThat(regions).as(block.toString()).containsKey(block.example());
      assertThat(block.text())
          .as("%s: %s", block.page(), block.example())
          .isEqualTo(regions.get(block.example()));
    }
  }

  @Test
  void everyRegionIsShown() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Block block : blocks()) {
      shown.add(block.example());
    }
    assertThat(Region.all()).extracting(Region::example).containsExactlyInAnyOrderElementsOf(shown);
  }

  @Test
  void everyFenceIsSeen() throws IOException {
    for (String page : PAGES) {
      long fences = read(page).lines().filter(line -> line.startsWith("```")).count();
      assertThat(fences).as(page).isEqualTo(2L * blocks(page).size());
    }
  }

  /** The blocks of code; those without a language show what is typed, or answered. */
  private static List<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (String page : PAGES) {
      blocks.addAll(
          blocks(page).stream().filter(block -> CODE.contains(block.language())).toList());
    }
    assertThat(blocks).hasSizeGreaterThan(12);
    return blocks;
  }

  private static List<Block> blocks(String page) throws IOException {
    return BLOCK
        .matcher(read(page))
        .results()
        .map(found -> new Block(page, found.group(1), found.group(2), found.group(3)))
        .toList();
  }

  private static String read(String page) throws IOException {
    return Files.readString(Path.of("..", page), UTF_8);
  }
}
