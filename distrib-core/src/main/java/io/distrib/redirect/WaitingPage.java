package io.distrib.redirect;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The page for clients that are turned away (A2): the built-in one, or an operator's, in the
 * languages that are built in, and others. <em>Immutable.</em>
 *
 * <p>An operator's page is HTML in which each of these stands for what its name says; those that
 * are required have to be there, and none of those that are elements more than once:
 *
 * <table>
 * <caption>Placeholders</caption>
 * <tr><td>{@code {{refresh}}}</td><td>elements of the head by which the page asks again by itself;
 *     required</td></tr>
 * <tr><td>{@code {{status}}}</td><td>a paragraph, a live region: when the page asks again;
 *     required</td></tr>
 * <tr><td>{@code {{controls}}}</td><td>a paragraph: the link by which to ask again at once, the
 *     button that stops the refresh; required</td></tr>
 * <tr><td>{@code {{place}}}</td><td>a paragraph: the place in the line</td></tr>
 * <tr><td>{@code {{title}}}</td><td>the text that says what is the matter</td></tr>
 * <tr><td>{@code {{language}}}</td><td>the tag of the language, for {@code lang}</td></tr>
 * <tr><td>{@code {{direction}}}</td><td>{@code ltr} or {@code rtl}, for {@code dir}</td></tr>
 * <tr><td>{@code {{seconds}}}</td><td>after how many seconds the page asks again</td></tr>
 * </table>
 *
 * @param html the operator's page; empty: the built-in one
 * @param texts texts by language tags in lower case: of a language that is not built in all, of one
 *     that is those that replace the built-in ones
 */
public record WaitingPage(Optional<String> html, Map<String, Map<WaitingText, String>> texts) {
  /** The built-in page, in the languages that are built in. */
  public static final WaitingPage BUILT_IN = new WaitingPage(Optional.empty(), Map.of());

  /** The most characters of an operator's page. */
  public static final int MAX_LENGTH = 65_536;

  /** The most languages that can be added or replaced. */
  public static final int MAX_LANGUAGES = 200;

  private static final Pattern TAG = Pattern.compile("[a-z]{2,8}(-[a-z0-9]{1,8}){0,4}");

  /**
   * Checks and copies the parts.
   *
   * @throws IllegalArgumentException if the page has a fault (see {@link #faults}), a tag is none,
   *     a text cannot be used, or one is missing
   */
  public WaitingPage {
    html.map(WaitingPage::faults)
        .ifPresent(faults -> checkArgument(faults.isEmpty(), "waiting page: %s", faults));
    checkArgument(texts.size() <= MAX_LANGUAGES, "more than %s languages", MAX_LANGUAGES);
    Map<String, Map<WaitingText, String>> copies = new TreeMap<>();
    texts.forEach((language, some) -> copies.put(language, checked(language, some)));
    texts = Map.copyOf(copies);
  }

  /** What is wrong with {@code html} as an operator's page; empty if nothing is. */
  public static List<PageFault> faults(String html) {
    return new PageCheck(html).faults();
  }

  /** Whether {@code text} can be the tag of a language (RFC 5646), in lower case. */
  public static boolean isLanguage(String text) {
    return TAG.matcher(text).matches();
  }

  /** The texts that {@code language} still needs where {@code given} are there, in order. */
  public static List<WaitingText> missing(String language, Set<WaitingText> given) {
    List<WaitingText> missing = new ArrayList<>();
    if (!BusyLanguages.BUILT_IN.tags().contains(language)) {
      for (WaitingText text : WaitingText.values()) {
        if (!given.contains(text)) {
          missing.add(text);
        }
      }
    }
    return missing;
  }

  /**
   * The same with the operator's page {@code value}.
   *
   * @throws IllegalArgumentException if it has a fault
   */
  public WaitingPage withHtml(String value) {
    return new WaitingPage(Optional.of(value), texts);
  }

  /**
   * The same with the language {@code language}, such as {@code nl} or {@code pt-BR}, or with some
   * of its texts replaced.
   *
   * @throws IllegalArgumentException as for {@link #WaitingPage}
   */
  public WaitingPage withTexts(String language, Map<WaitingText, String> some) {
    Map<String, Map<WaitingText, String>> all = new TreeMap<>(texts);
    all.put(Ascii.toLowerCase(language), some);
    return new WaitingPage(html, all);
  }

  private static Map<WaitingText, String> checked(String language, Map<WaitingText, String> some) {
    checkArgument(isLanguage(language), "\"%s\" (expected a language tag, such as nl)", language);
    List<WaitingText> missing = missing(language, some.keySet());
    checkArgument(missing.isEmpty(), "texts of %s: missing %s", language, missing);
    some.forEach(
        (text, words) ->
            text.fault(words)
                .ifPresent(
                    expected -> {
                      throw new IllegalArgumentException(
                          language + "." + text.key() + " (expected " + expected + ")");
                    }));
    return some.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(some));
  }
}
