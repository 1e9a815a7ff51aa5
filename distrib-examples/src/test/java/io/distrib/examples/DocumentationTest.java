package io.distrib.examples;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The code in the documentation is the code of the examples. A block names its region behind its
 * language: {@code java JettyExample.java filter}.
 */
class DocumentationTest {
  private static final List<String> PAGES =
      List.of(
          "README.md",
          "docs/embedding.md",
          "docs/tutorial.md",
          "docs/adapter-testkit.md",
          "docs/places.md");
  private static final Set<String> CODE = Set.of("java", "js", "xml", "yaml", "sh", "python");

  @Test
  void everyBlockOfCodeIsARegionOfAnExampleByteForByte() throws IOException {
    Map<String, String> regions =
        Region.all().stream().collect(toMap(Region::example, Region::text));
    for (Block block : blocks()) {
      assertThat(regions).as(block.toString()).containsKey(block.label());
      assertThat(block.text())
          .as("%s: %s", block.page(), block.label())
          .isEqualTo(regions.get(block.label()));
    }
  }

  @Test
  void everyRegionIsShown() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Block block : blocks()) {
      shown.add(block.label());
    }
    assertThat(Region.all()).extracting(Region::example).containsExactlyInAnyOrderElementsOf(shown);
  }

  @Test
  void everyFenceIsSeen() throws IOException {
    for (String page : PAGES) {
      long fences = Block.read(page).lines().filter(line -> line.startsWith("```")).count();
      assertThat(fences).as(page).isEqualTo(2L * Block.of(page).size());
    }
  }

  /** The blocks of code; those without a language show what is typed, or answered. */
  private static List<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (String page : PAGES) {
      blocks.addAll(
          Block.of(page).stream().filter(block -> CODE.contains(block.language())).toList());
    }
    assertThat(blocks).hasSizeGreaterThan(12);
    return blocks;
  }
}
