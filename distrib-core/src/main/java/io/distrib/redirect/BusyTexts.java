package io.distrib.redirect;

import io.distrib.http.LanguageRanges;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page for clients that are turned away says, in one language: HTML in US-ASCII.
 * <em>Immutable.</em>
 *
 * @param tag the language, as in {@code Content-Language} and {@code lang}
 * @param direction {@code ltr} or {@code rtl}
 * @param title what is the matter
 * @param again when the page asks again; <code>{0}</code> is the wait
 * @param later when to try again; <code>{0}</code> is the wait
 * @param kept that the client keeps its place
 * @param link to ask again at once
 * @param seconds a wait of <code>{0}</code> seconds
 * @param minutes a wait of <code>{0}</code> minutes
 */
record BusyTexts(
    String tag,
    String direction,
    String title,
    String again,
    String later,
    String kept,
    String link,
    String seconds,
    String minutes) {
  private static final Map<String, BusyTexts> LANGUAGES = read();

  /** Those whose language is written with other letters in some places. */
  private static final Map<String, String> OTHER_TAGS =
      Map.of("zh-tw", "zh-hant", "zh-hk", "zh-hant", "zh-mo", "zh-hant");

  private static final Map<String, String> OFFERED = offered();

  /** All languages, by their tags in lower case. */
  static Map<String, BusyTexts> languages() {
    return LANGUAGES;
  }

  /** Those for a client that sends {@code field} as its {@code Accept-Language}. */
  static BusyTexts forReader(@Nullable String field) {
    String tag = LanguageRanges.best(field, OFFERED).orElse("en");
    return Objects.requireNonNull(LANGUAGES.get(tag));
  }

  /** {@code text} with {@code wait}, in seconds, in it. */
  String withWait(String text, long wait) {
    String words =
        wait < 120
            ? of(seconds, Long.toString(wait))
            : of(minutes, Long.toString((wait + 59) / 60));
    return of(text, words);
  }

  private static String of(String text, String value) {
    return text.replace("{0}", value);
  }

  private static Map<String, String> offered() {
    Map<String, String> offered = new HashMap<>(OTHER_TAGS);
    LANGUAGES.keySet().forEach(tag -> offered.put(tag, tag));
    return Map.copyOf(offered);
  }

  private static Map<String, BusyTexts> read() {
    Properties texts = new Properties();
    try (Reader in = OwnResource.open("busy.properties")) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, BusyTexts> languages = new HashMap<>();
    for (String name : texts.stringPropertyNames()) {
      String tag = name.substring(0, name.indexOf('.'));
      languages.computeIfAbsent(tag, found -> language(found, texts));
    }
    return Map.copyOf(languages);
  }

  private static BusyTexts language(String tag, Properties texts) {
    return new BusyTexts(
        tag,
        texts.getProperty(tag + ".dir", "ltr"),
        text(tag, "title", texts),
        text(tag, "again", texts),
        text(tag, "later", texts),
        text(tag, "kept", texts),
        text(tag, "link", texts),
        text(tag, "seconds", texts),
        text(tag, "minutes", texts));
  }

  /** Whatever is not ASCII becomes a character reference: every adapter sends ASCII. */
  private static String text(String tag, String key, Properties texts) {
    String text = Objects.requireNonNull(texts.getProperty(tag + "." + key), tag + "." + key);
    return text.codePoints()
        .mapToObj(c -> c < 0x80 ? Character.toString(c) : "&#" + c + ";")
        .collect(Collectors.joining());
  }
}
