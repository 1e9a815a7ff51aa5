package io.distrib.it.citations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be cited.
 *
 * @param ids the rules, such as {@code H8}, in the order of the page
 * @param sections the numbers of the sections of the rules, in the order of the page
 * @param decisions the numbers of the design decisions
 * @param tests the names of the test classes
 */
record Rules(List<String> ids, List<Integer> sections, Set<Integer> decisions, Set<String> tests) {
  private static final Pattern RULE = Pattern.compile("(?m)^\\| <a id=\"(\\w+)\"></a>(\\w+) \\|");
  private static final Pattern SECTION = Pattern.compile("(?m)^## (\\d+)\\. ");
  private static final Pattern DECISION = Pattern.compile("(\\d{4})-.*\\.md");

  private static final Pattern TEST = Pattern.compile("^(\\w+(?:Test|IT))\\.java$");

  /** Those of the checkout at {@code root}. */
  static Rules read(Path root) throws IOException {
    String page = Files.readString(root.resolve("docs/rules.md"));
    Set<Integer> decisions = new TreeSet<>();
    try (Stream<Path> files = Files.list(root.resolve("docs/adr"))) {
      files
          .flatMap(file -> DECISION.matcher(file.getFileName().toString()).results())
          .forEach(name -> decisions.add(Integer.valueOf(name.group(1))));
    }
    return new Rules(ids(page), numbers(SECTION, page), decisions, tests(root));
  }

  private static Set<String> tests(Path root) throws IOException {
    return SourceTree.files(root).stream()
        .flatMap(file -> TEST.matcher(file.getFileName().toString()).results())
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> ids(String page) {
    return RULE.matcher(page).results().map(Rules::id).toList();
  }

  /** Links name a rule by its anchor, so the two are the same but for their case. */
  private static String id(MatchResult rule) {
    if (!rule.group(1).equals(rule.group(2).toLowerCase(Locale.ROOT))) {
      throw new AssertionError(rule.group(2) + " has the anchor " + rule.group(1));
    }
    return rule.group(2);
  }

  private static List<Integer> numbers(Pattern pattern, String page) {
    return pattern.matcher(page).results().map(found -> Integer.valueOf(found.group(1))).toList();
  }
}
