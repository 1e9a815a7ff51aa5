package io.distrib.redirect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** A page with placeholders, read once. <em>Immutable, thread-safe.</em> */
final class PageTemplate {
  private final List<Part> parts;

  private PageTemplate(List<Part> parts) {
    this.parts = parts;
  }

  /** HTML in US-ASCII, and what stands behind it; null at the end. */
  private record Part(String html, @Nullable Placeholder placeholder) {}

  /** The template that {@code html} is, which has no fault. */
  static PageTemplate of(String html) {
    List<Part> parts = new ArrayList<>();
    Matcher meant = PageCheck.MEANT.matcher(html);
    int start = 0;
    while (meant.find()) {
      Placeholder placeholder = Placeholder.of(meant.group()).orElseThrow();
      parts.add(new Part(AsciiHtml.of(html.substring(start, meant.start())), placeholder));
      start = meant.end();
    }
    parts.add(new Part(AsciiHtml.of(html.substring(start)), null));
    return new PageTemplate(List.copyOf(parts));
  }

  /** The page with {@code values} in it, which are HTML in US-ASCII. */
  String with(Map<Placeholder, String> values) {
    StringBuilder page = new StringBuilder(4_096);
    for (Part part : parts) {
      page.append(part.html);
      if (part.placeholder != null) {
        page.append(values.get(part.placeholder));
      }
    }
    return page.toString();
  }
}
