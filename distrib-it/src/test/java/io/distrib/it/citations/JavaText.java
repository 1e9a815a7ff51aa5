package io.distrib.it.citations;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What people read in Java sources: comments and literals, without the code around them. */
final class JavaText {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?s)(?<comment>/\\*.*?\\*/|//[^\n]*(?:\n\\s*//[^\n]*)*)"
              + "|\"\"\"(?<block>.*?)\"\"\""
              + "|\"(?<literal>(?:\\\\.|[^\"\\\\\n])*+)\""
              + "|'(?:\\\\.|[^'\\\\\n])++'");
  private static final Pattern LEADER = Pattern.compile("(?m)^\\s*(?:\\*|//)+|/\\*+|\\*/|//");

  private final List<String> comments = new ArrayList<>();
  private final List<String> literals = new ArrayList<>();

  JavaText(String source) {
    for (MatchResult part : PARTS.matcher(source).results().toList()) {
      if (part.group(1) != null) {
        comments.add(LEADER.matcher(part.group(1)).replaceAll(" ").replaceAll("\\s+", " "));
      } else if (part.group(2) != null) {
        part.group(2).lines().map(String::strip).forEach(literals::add);
      } else if (part.group(3) != null) {
        literals.add(part.group(3));
      }
    }
  }

  /** Each comment in one line, without its stars and slashes. */
  List<String> comments() {
    return comments;
  }

  /** Each string literal, and each line of a text block. */
  List<String> literals() {
    return literals;
  }
}
