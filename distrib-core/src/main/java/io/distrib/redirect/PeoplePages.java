package io.distrib.redirect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import com.google.common.io.CharStreams;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.WaitingSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pages that people read while they wait, in their language. <em>Immutable, thread-safe.</em>
 */
final class PeoplePages {
  private static final String BUILT_IN = read("waiting.html");
  private static final PageTemplate TEMPLATE = PageTemplate.of(BUILT_IN);

  /** The built-in page loads nothing, and runs nothing but its own script. */
  private static final Header POLICY =
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
