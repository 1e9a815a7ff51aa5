package io.distrib.redirect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.google.common.html.HtmlEscapers;
import com.google.common.io.BaseEncoding;
import com.google.common.io.CharStreams;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.WaitingSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pages that people read while they wait, or when their site has died, in their language.
 * <em>Immutable, thread-safe.</em>
 */
final class PeoplePages {
  private static final String BUILT_IN = read("waiting.html");
  private static final PageTemplate TEMPLATE = PageTemplate.of(BUILT_IN);

  /** The built-in page loads nothing, and runs nothing but its own script. */
  static final Header POLICY =
      new Header(
          "Content-Security-Policy",
          "default-src 'none'; script-src "
              + source(BusyPage.SCRIPT)
              + "; style-src "
              + source(between(BUILT_IN, "<style>", "</style>"))
              + "; base-uri 'none'; form-action 'none'");

  private final BusyLanguages languages;
  private final PageTemplate template;
  private final List<Header> policy;
  private final long heldSeconds;

  PeoplePages(WaitingPage page, @Nullable WaitingSettings waiting) {
    this.languages = BusyLanguages.of(page);
    this.template = page.html().map(PageTemplate::of).orElse(TEMPLATE);
    this.policy = page.html().isPresent() ? List.of() : List.of(POLICY);
    this.heldSeconds = waiting == null ? 0 : waiting.lifetime().toSeconds();
  }

  /** The texts for a client that sends {@code field} as its {@code Accept-Language}. */
  BusyTexts texts(@Nullable String field) {
    return languages.forReader(field);
  }

  /** What browsers may do with a page; an operator's page says that itself. */
  List<Header> policy() {
    return policy;
  }

  /** The page for who is turned away. */
  String busy(BusyPage busy, BusyTexts texts) {
    return template.with(busy.values(texts, heldSeconds));
  }

  /** The page for who has been moved to this site, and goes on by {@code onward}. */
  static String arrival(BusyTexts texts, String onward) {
    Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
    values.put(Placeholder.TITLE, texts.get(WaitingText.MOVED));
    values.put(Placeholder.LANGUAGE, texts.tag());
    values.put(Placeholder.DIRECTION, texts.direction());
    values.put(Placeholder.REFRESH, "");
    values.put(Placeholder.STATUS, "<p>" + texts.get(WaitingText.MOVED_TEXT) + "</p>");
    values.put(Placeholder.PLACE, "");
    String link = HtmlEscapers.htmlEscaper().escape(onward);
    values.put(
        Placeholder.CONTROLS,
        "<p><a href=\"" + link + "\">" + texts.get(WaitingText.GO_ON) + "</a></p>");
    return TEMPLATE.with(values);
  }

  /**
   * The page for whose form may not have arrived, before the address by which to go on, and after
   * it. It is small, for each worker holds it.
   */
  static List<String> unsent(BusyTexts texts) {
    return List.of(
        "<!DOCTYPE html><html lang=%s dir=%s><title>%3$s</title><h1>%3$s</h1><p>%4$s<p><a href=\""
            .formatted(
                texts.tag(),
                texts.direction(),
                texts.get(WaitingText.UNSENT),
                texts.get(WaitingText.UNSENT_TEXT)),
        "\">" + texts.get(WaitingText.GO_ON) + "</a>");
  }

  private static String source(String text) {
    byte[] hash = Hashing.sha256().hashString(text, UTF_8).asBytes();
    return "'sha256-" + BaseEncoding.base64().encode(hash) + "'";
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static String read(String name) {
    try (Reader in = OwnResource.open(name)) {
      return CharStreams.toString(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
