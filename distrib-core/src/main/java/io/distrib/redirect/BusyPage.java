package io.distrib.redirect;

import com.google.common.html.HtmlEscapers;
import io.distrib.model.DistributionDecision.Busy;
import org.jspecify.annotations.Nullable;

/**
 * The body of the answer that turns a client away (A2): a page that shows the wait and reloads by
 * itself, without a script; for a program, a problem document (RFC 9457). <em>Immutable.</em>
 *
 * @param seconds after how many seconds the client may ask again
 * @param comeBack where it then asks; null if it has to know itself
 * @param keepsPlace whether it has a place in the order of those who wait
 */
record BusyPage(long seconds, @Nullable String comeBack, boolean keepsPlace) {
  private static final String TITLE = "All sites are busy";

  /** A readable measure in the middle, in the colours that the reader prefers, at any width. */
  private static final String STYLE =
      "<style>:root{color-scheme:light dark;font:112.5%/1.6 system-ui,sans-serif}"
          + "body{margin:0;min-height:100vh;display:grid;place-items:center}"
          + "main{box-sizing:border-box;max-width:34em;padding:1.5em;overflow-wrap:anywhere}"
          + "h1{margin:0;line-height:1.25;font-size:1.6em}"
          + "a{color:LinkText}a:focus-visible{outline:3px solid;outline-offset:3px}</style>";

  static BusyPage of(Busy busy) {
    long seconds = Math.max(1, busy.retryAfter().toSeconds());
    return new BusyPage(seconds, busy.comeBack(), busy.keepsPlace());
  }

  String html(BusyTexts texts) {
    StringBuilder page = new StringBuilder(1_500);
    page.append("<!DOCTYPE html>\n<html lang=\"").append(texts.tag());
    page.append("\" dir=\"").append(texts.direction());
    page.append("\"><head><meta charset=\"utf-8\">");
    page.append("<meta name=\"viewport\" content=\"width=device-width\">");
    String link = comeBack == null ? null : HtmlEscapers.htmlEscaper().escape(comeBack);
    if (link != null) {
      page.append("<meta http-equiv=\"refresh\" content=\"").append(seconds);
      page.append("; url=").append(link).append("\">");
    }
    page.append("<title>").append(texts.title()).append("</title>").append(STYLE);
    page.append("</head><body><main><h1>").append(texts.title());
    page.append("</h1><p role=\"status\">");
    page.append(texts.withWait(link == null ? texts.later() : texts.again(), seconds));
    if (keepsPlace) {
      page.append(' ').append(texts.kept());
    }
    page.append("</p>");
    if (link != null) {
      page.append("<p><a href=\"").append(link).append("\">").append(texts.link());
      page.append("</a></p>");
    }
    return page.append("</main></body></html>\n").toString();
  }

  String json(int status) {
    return "{\"type\":\"about:blank\",\"title\":\""
        + TITLE
        + "\",\"status\":"
        + status
        + ",\"retryAfterSeconds\":"
        + seconds
        + (comeBack == null || !keepsPlace
            ? ""
            : ",\"comeBack\":\"" + JsonText.escaped(comeBack) + "\"")
        + "}\n";
  }
}
