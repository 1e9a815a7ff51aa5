package io.distrib.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param page where the page is, from the root of the checkout
 * @param language the first word behind the fence, or nothing
 * @param label the other words there: for code, the region of an example that it shows
 * @param text what it holds, each line with its line feed
 */
record Block(String page, String language, String label, String text) {
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*) ?([^\n]*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** The blocks of a page, in their order. */
  static List<Block> of(String page) throws IOException {
    return BLOCK
        .matcher(read(page))
        .results()
        .map(found -> new Block(page, found.group(1), found.group(2), found.group(3)))
        .toList();
  }

  /** The whole text of a page. */
  static String read(String page) throws IOException {
    return Files.readString(Path.of("..", page), UTF_8);
  }
}
