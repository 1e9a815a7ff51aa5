package io.distrib.redirect;

import io.distrib.http.LanguageRanges;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages of the pages, and which of them a reader gets. <em>Immutable, thread-safe.</em> */
final class BusyLanguages {
  private static final Map<String, Map<WaitingText, String>> WORDS = read();

  /** Those that are built in. */
  static final BusyLanguages BUILT_IN = new BusyLanguages(WORDS);

  private final Map<String, BusyTexts> texts = new TreeMap<>();
  private final Map<String, String> offered = new HashMap<>();

  private BusyLanguages(Map<String, Map<WaitingText, String>> words) {
    words.forEach((tag, some) -> texts.put(tag, BusyTexts.of(tag, some)));
    // Places where the language is written with other letters.
    Stream.of("zh-tw", "zh-hk", "zh-mo").forEach(tag -> offered.put(tag, "zh-hant"));
    texts.keySet().forEach(tag -> offered.put(tag, tag));
  }

  /** Those, with the texts of {@code page} added, or put in their place. */
  static BusyLanguages of(WaitingPage page) {
    if (page.texts().isEmpty()) {
      return BUILT_IN;
    }
    Map<String, Map<WaitingText, String>> words = new HashMap<>(WORDS);
    page.texts()
        .forEach(
            (tag, some) -> {
              Map<WaitingText, String> all = new EnumMap<>(WaitingText.class);
              all.putAll(WORDS.getOrDefault(tag, Map.of()));
              all.putAll(some);
              words.put(tag, all);
            });
    return new BusyLanguages(words);
  }

  /** Their tags, in lower case. */
  Set<String> tags() {
    return texts.keySet();
  }

  /** The texts of the language {@code tag}, which is one of them. */
  BusyTexts texts(String tag) {
    return Objects.requireNonNull(texts.get(tag), tag);
  }

  /** Those for a client that sends {@code field} as its {@code Accept-Language}. */
  BusyTexts forReader(@Nullable String field) {
    return texts(LanguageRanges.best(field, offered).orElse("en"));
  }

  private static Map<String, Map<WaitingText, String>> read() {
    Properties all = new Properties();
    try (Reader in = OwnResource.open("busy.properties")) {
      all.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Map<WaitingText, String>> words = new HashMap<>();
    for (String name : all.stringPropertyNames()) {
      String tag = name.substring(0, name.indexOf('.'));
      words.computeIfAbsent(tag, found -> words(found, all));
    }
    return Map.copyOf(words);
  }

  private static Map<WaitingText, String> words(String tag, Properties all) {
    Map<WaitingText, String> words = new EnumMap<>(WaitingText.class);
    for (WaitingText text : WaitingText.values()) {
      String name = tag + "." + text.key();
      words.put(text, Objects.requireNonNull(all.getProperty(name), name));
    }
    return words;
  }
}
