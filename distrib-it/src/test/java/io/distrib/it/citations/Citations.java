package io.distrib.it.citations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Follows the citations of one text after another, and keeps those that lead nowhere. */
final class Citations {
  private static final Pattern ID = Pattern.compile("(?<![\\w%&#.-])[A-Z]\\d{1,2}(?![\\w-])");
  private static final Pattern IDS_OF_A_LITERAL =
      Pattern.compile("^[ADH]\\d{1,2}$|(?:\\(|\\b[Rr]ules? |\\brule: )[A-Z]\\d{1,2}\\b[^)]*");
  private static final Pattern SECTION =
      Pattern.compile(
          "(?<before>(?:RFC \\d+(?:,| of)? |[Rr]ules, )?)\\b[Ss]ections? (?<number>\\d+)"
              + "(?<after>(?: of the rules| of RFC \\d+)?)");
  private static final Pattern SECTION_OF_A_LITERAL = Pattern.compile("^section-(\\d+)$");
  private static final Pattern DECISION = Pattern.compile("\\bADR (\\d+)");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))\\b");
  private static final Pattern PAGE = Pattern.compile("\\b(?:docs/[\\w./-]+|[\\w-]+)\\.md\\b");

  /** Code is no citation: {@code X25} is a type of DNS records. */
  private static final Pattern CODE = Pattern.compile("```.*?```|`[^`]*`|\\{@code [^}]*}");

  private final Path root;
  private final Rules rules;
  private final List<String> faults = new ArrayList<>();
  private int followed;

  Citations(Path root, Rules rules) {
    this.root = root;
    this.rules = rules;
  }

  /** Follows those of {@code source}, which is Java, in its comments and literals. */
  void followJava(String name, String source) {
    JavaText text = new JavaText(source);
    for (String comment : text.comments()) {
      followProse(name, comment);
      PAGE.matcher(comment).results().forEach(page -> checkPage(name, page.group()));
    }
    for (String literal : text.literals()) {
      IDS_OF_A_LITERAL.matcher(literal).results().forEach(ids -> followIds(name, ids.group()));
      SECTION_OF_A_LITERAL
          .matcher(literal)
          .results()
          .forEach(found -> check(name, found.group(), rules.sections(), found.group(1)));
      DECISION.matcher(literal).results().forEach(found -> checkDecision(name, found));
    }
  }

  /** Follows those of a page in Markdown; its links have a test of their own. */
  void followMarkdown(String name, String page) {
    followProse(name, page.replaceAll("\\s+", " "));
    TEST.matcher(page).results().forEach(test -> checkTest(name, test.group(1)));
  }

  private void followProse(String name, String prose) {
    String text = CODE.matcher(prose).replaceAll(" ");
    followIds(name, text);
    SECTION.matcher(text).results().forEach(found -> checkSection(name, found));
    DECISION.matcher(text).results().forEach(found -> checkDecision(name, found));
  }

  private void followIds(String name, String text) {
    for (MatchResult id : ID.matcher(text).results().toList()) {
      followed++;
      if (!rules.ids().contains(id.group())) {
        faults.add(name + ": there is no rule " + id.group());
      }
    }
  }

  private void checkSection(String name, MatchResult found) {
    String around = found.group(1) + found.group(3);
    if (around.contains("RFC")) {
      return;
    }
    if (around.isEmpty()) {
      faults.add(name + ": \"" + found.group() + "\" (of what? say \"rules, section N\")");
    } else {
      check(name, found.group(), rules.sections(), found.group(2));
    }
  }

  private void checkDecision(String name, MatchResult found) {
    check(name, found.group(), List.copyOf(rules.decisions()), found.group(1));
  }

  private void check(String name, String citation, List<Integer> known, String number) {
    followed++;
    if (!known.contains(Integer.valueOf(number))) {
      faults.add(name + ": there is no \"" + citation + "\"");
    }
  }

  private void checkTest(String name, String test) {
    followed++;
    if (!rules.tests().contains(test)) {
      faults.add(name + ": there is no test " + test);
    }
  }

  private void checkPage(String name, String page) {
    followed++;
    if (!Files.exists(root.resolve(page)) && !Files.exists(root.resolve("docs").resolve(page))) {
      faults.add(name + ": there is no page " + page);
    }
  }

  /** How many citations there were. */
  int followed() {
    return followed;
  }

  /** Each citation that leads nowhere, with the file that has it. */
  List<String> faults() {
    return List.copyOf(faults);
  }
}
