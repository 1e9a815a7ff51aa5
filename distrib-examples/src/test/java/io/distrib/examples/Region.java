package io.distrib.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A part of an example that the documentation shows.
 *
 * @param example the name of the file, and the region's own, such as {@code JettyExample.java
 *     filter}
 * @param text its lines, each with its line feed; what all of them are indented by is taken off,
 *     and empty lines at the end
 */
record Region(String example, String text) {
  private static final Pattern BEGIN = Pattern.compile("\\s*(?://|#|<!--) region (\\S+)(?: -->)?");
  private static final Pattern END = Pattern.compile("\\s*(?://|#|<!--) end region(?: -->)?");

  /** Every region in the files of this module. */
  static List<Region> all() {
    try (Stream<Path> files =
        Stream.of("src", "site").map(Path::of).flatMap(Region::below).toList().stream()) {
      return files.flatMap(file -> of(file).stream()).toList();
    }
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Region> of(Path file) {
    List<Region> regions = new ArrayList<>();
    String name = "";
    StringBuilder text = new StringBuilder();
    for (String line : lines(file)) {
      Matcher begin = BEGIN.matcher(line);
      if (begin.matches()) {
        name = file.getFileName() + " " + begin.group(1);
        text.setLength(0);
      } else if (END.matcher(line).matches()) {
        regions.add(new Region(name, text.toString().stripTrailing().stripIndent() + "\n"));
      } else {
        text.append(line).append('\n');
      }
    }
    return regions;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
