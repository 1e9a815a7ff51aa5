package io.distrib.config;

import com.google.common.base.Ascii;
import io.distrib.redirect.WaitingPage;
import io.distrib.redirect.WaitingText;
import io.distrib.topology.Fault;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a file of texts: languages, and under each its texts. */
final class WaitingTextsReader {
  static final String EXPECTED = "languages by their tags, such as nl, each with its texts";

  private static final Part PART = new Part("texts");
  private static final Map<WaitingText, Key<String>> KEYS = keys();

  private WaitingTextsReader() {}

  /** The texts in {@code root}, by tags in lower case; faults go to its findings. */
  static Map<String, Map<WaitingText, String>> read(Value root) {
    Map<String, Value> languages = root.entries(EXPECTED);
    Map<String, Map<WaitingText, String>> texts = new LinkedHashMap<>();
    Map<String, String> written = new HashMap<>();
    if (languages.size() > WaitingPage.MAX_LANGUAGES) {
      root.refuse("at most " + WaitingPage.MAX_LANGUAGES + " languages");
      return Map.of();
    }
    languages.forEach(
        (tag, value) -> {
          String language = Ascii.toLowerCase(tag);
          String other = written.putIfAbsent(language, tag);
          if (!WaitingPage.isLanguage(language)) {
            add(value, tag, "the tag of a language, such as nl or pt-BR");
          } else if (other != null) {
            add(value, tag, "each language once; it is there as " + other);
          } else {
            texts.put(language, language(language, value));
          }
        });
    return texts;
  }

  private static void add(Value value, String tag, String expected) {
    value.findings().add(value.findings().at(value.path()), new Fault(value.path(), tag, expected));
  }

  private static Map<WaitingText, String> language(String tag, Value value) {
    Section section = Section.of(value, PART);
    Map<WaitingText, String> texts = new EnumMap<>(WaitingText.class);
    Map<WaitingText, Key<String>> named = new EnumMap<>(KEYS);
    named.values().removeIf(key -> !section.has(key));
    for (WaitingText needed : WaitingPage.missing(tag, named.keySet())) {
      Fault fault = new Fault(value.path() + "." + needed.key(), null, needed.expected());
      value.findings().add(fault);
    }
    named.forEach((text, key) -> section.read(key).ifPresent(words -> texts.put(text, words)));
    return texts;
  }

  private static Map<WaitingText, Key<String>> keys() {
    Map<WaitingText, Key<String>> keys = new EnumMap<>(WaitingText.class);
    for (WaitingText text : WaitingText.values()) {
      KeyType<String> type =
          KeyTypes.parsed(
              words -> Optional.of(words).filter(given -> text.fault(given).isEmpty()),
              text.expected(),
              words -> words,
              KeyTypes.TEXT);
      keys.put(text, PART.add(Key.of(text.key(), type, "A text of the waiting page.")));
    }
    return keys;
  }
}
