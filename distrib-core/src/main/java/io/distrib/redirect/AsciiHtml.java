package io.distrib.redirect;

import com.google.common.html.HtmlEscapers;

/** HTML in US-ASCII: every adapter sends that. */
final class AsciiHtml {
  private AsciiHtml() {}

  /** {@code html}, in which every other character becomes a reference to it. */
  static String of(String html) {
    if (html.chars().allMatch(c -> c < 0x80)) {
      return html;
    }
    StringBuilder ascii = new StringBuilder(html.length() * 4);
    html.codePoints()
        .forEach(
            c -> {
              if (c < 0x80) {
                ascii.append((char) c);
              } else {
                ascii.append("&#").append(c).append(';');
              }
            });
    return ascii.toString();
  }

  /** {@code text} as it can stand in an element or in quotes. */
  static String escaped(String text) {
    return of(HtmlEscapers.htmlEscaper().escape(text));
  }
}
