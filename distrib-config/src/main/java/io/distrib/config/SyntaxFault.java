package io.distrib.config;

import io.distrib.topology.Fault;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Puts into words what the parser says in its own. */
final class SyntaxFault {
  private SyntaxFault() {}

  /** What is wrong where {@code e} was thrown. */
  static Fault of(YamlEngineException e) {
    if (e instanceof ReaderException) {
      return fault("a character that is not printable", "YAML 1.2");
    }
    String problem =
        e instanceof MarkedYamlEngineException marked ? marked.getProblem() : "" + e.getMessage();
    for (Words words : Words.values()) {
      if (problem.contains(words.clue)) {
        return fault(words.found, words.expected);
      }
    }
    return fault(problem, "YAML 1.2");
  }

  /** Where it is wrong: a key without a colon is noticed only on the line after it. */
  static Optional<org.snakeyaml.engine.v2.exceptions.Mark> place(MarkedYamlEngineException e) {
    return e.getProblem().contains(Words.NO_COLON.clue) ? e.getContextMark() : e.getProblemMark();
  }

  private static Fault fault(String found, String expected) {
    return new Fault("syntax", found, expected);
  }

  /** By what a problem is known; the first that fits counts. */
  private enum Words {
    TAB("TAB", "a tab", "spaces: YAML takes no tabs before a key or a value"),
    INDENTATION(
        "expected <block end>",
        "a line that is indented like no other",
        "the same indentation for all keys, or items, of one part"),
    COLON(
        "mapping values are not allowed",
        "a second colon",
        "one key on a line; a text with a colon in quotes"),
    NO_COLON("could not find expected ':'", "a line without a colon", "KEY: VALUE"),
    END(
        "unexpected end of stream",
        "the end of the file",
        "the quote that closes the text before it"),
    LIST("expected ',' or ']'", "something else", "a comma, or ] at the end of the list"),
    BRACES("expected ',' or '}'", "something else", "a comma, or } at the end of the part"),
    SECOND("<document start>", "more text", "one part of pool, sites and so on in a file");

    private final String clue;
    private final String found;
    private final String expected;

    Words(String clue, String found, String expected) {
      this.clue = clue;
      this.found = found;
      this.expected = expected;
    }
  }
}
