package io.distrib.http;

import com.google.common.base.Ascii;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the offer for the language that a client prefers (RFC 9110 12.5.4); each range is
 * shortened from its end until there is an offer (RFC 4647 3.4). The same weight: the earlier one.
 * A range that is refused ({@code q=0}), malformed, {@code *}, or beyond the 32nd is ignored.
 */
public final class LanguageRanges {
  private static final int MAX_RANGES = 32;
  private static final int MAX_LENGTH = 64;
  private static final Pattern RANGE =
      Pattern.compile(
          "([A-Za-z]{1,8}+(?:-[A-Za-z0-9]{1,8}+)*+)"
              + "(?:[ \\t]*+;[ \\t]*+[qQ]=(0(?:\\.[0-9]{0,3}+)?+|1(?:\\.0{0,3}+)?+))?+");

  private LanguageRanges() {}

  /**
   * The best of {@code offered} for a client that sends {@code field}; empty if there is none.
   *
   * @param offered by language tags in lower case
   */
  public static Optional<String> best(@Nullable String field, Map<String, String> offered) {
    String text = field == null ? "" : field;
    String best = null;
    double heaviest = 0;
    int start = 0;
    for (int i = 0; i < MAX_RANGES && start < text.length(); i++) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      Matcher range = RANGE.matcher(element(text, start, end));
      start = end + 1;
      if (range.matches() && weight(range) > heaviest) {
        String found = lookUp(Ascii.toLowerCase(range.group(1)), offered);
        best = found == null ? best : found;
        heaviest = found == null ? heaviest : weight(range);
      }
    }
    return Optional.ofNullable(best);
  }

  private static String element(String text, int start, int end) {
    String element = text.substring(start, end).strip();
    return element.length() > MAX_LENGTH ? "" : element;
  }

  private static double weight(Matcher range) {
    String weight = range.group(2);
    return weight == null ? 1 : Double.parseDouble(weight);
  }

  private static @Nullable String lookUp(String range, Map<String, String> offered) {
    for (int end = range.length(); end > 0; end = range.lastIndexOf('-', end - 1)) {
      String found = offered.get(range.substring(0, end));
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
