package io.distrib.redirect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with an operator's page. <em>Confined to one thread.</em> */
final class PageCheck {
  /** What may be meant as a placeholder: up to its end, or up to where it cannot be one. */
  static final Pattern MEANT = Pattern.compile("\\{\\{[^{}\\n]{0,40}+(?:\\}\\})?+");

  /** What browsers take as it stands: there is no reference for a character in it. */
  private static final Pattern RAW = Pattern.compile("(?is)<(style|script)\\b.*?(?:</\\1\\b|\\z)");

  private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7f]+");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\n\\r]]");

  private final String html;
  private final List<PageFault> faults = new ArrayList<>();

  PageCheck(String html) {
    this.html = html;
  }

  /** Every fault, in order. */
  List<PageFault> faults() {
    if (html.length() > WaitingPage.MAX_LENGTH) {
      return List.of(
          new PageFault(
              0,
              0,
              html.length() + " characters",
              "a page of at most " + WaitingPage.MAX_LENGTH + " characters"));
    }
    placeholders();
    each(CONTROL, 0, html.length(), "no control character");
    Matcher raw = RAW.matcher(html);
    while (raw.find()) {
      String element = "within style and script ";
      each(BEYOND_ASCII, raw.start(), raw.end(), element + "US-ASCII, such as \\e9 or \\u00e9");
      each(
          MEANT,
          raw.start(),
          raw.end(),
          element + "no placeholder; let an attribute of data hold it");
    }
    faults.sort(Comparator.comparingInt(PageFault::line).thenComparingInt(PageFault::column));
    return List.copyOf(faults);
  }

  private void placeholders() {
    Set<Placeholder> seen = EnumSet.noneOf(Placeholder.class);
    Matcher meant = MEANT.matcher(html);
    while (meant.find()) {
      Optional<Placeholder> found = Placeholder.of(meant.group());
      if (found.isEmpty()) {
        add(meant.start(), meant.group(), "one of " + Placeholder.ALL);
      } else if (!seen.add(found.get()) && found.get().isElement) {
        add(meant.start(), meant.group(), "it once");
      }
    }
    for (Placeholder needed : Placeholder.values()) {
      if (needed.isRequired() && !seen.contains(needed)) {
        faults.add(new PageFault(0, 0, null, needed.text()));
      }
    }
  }

  private void each(Pattern what, int start, int end, String expected) {
    Matcher matcher = what.matcher(html).region(start, end);
    while (matcher.find()) {
      add(matcher.start(), matcher.group(), expected);
    }
  }

  private void add(int at, @Nullable String value, String expected) {
    int line = 1;
    int begin = 0;
    for (int end = html.indexOf('\n'); end >= 0 && end < at; end = html.indexOf('\n', begin)) {
      line++;
      begin = end + 1;
    }
    faults.add(new PageFault(line, at - begin + 1, value, expected));
  }
}
