package io.distrib.redirect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the scripts that browsers are given, as they are sent. */
final class ScriptText {
  private static final Pattern AROUND_SIGNS = Pattern.compile("\\s*([{}()=?:;,|&<>!+]+)\\s*");

  private ScriptText() {}

  /**
   * The script {@code name} of this package, without the lines that are comments, and without the
   * spaces beside the signs of the language: so no text in it may have any there.
   */
  static String of(String name) {
    try (BufferedReader in = OwnResource.open(name)) {
      String lines =
          in.lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("//"))
              .collect(Collectors.joining("\n"));
      return AROUND_SIGNS.matcher(lines).replaceAll("$1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
