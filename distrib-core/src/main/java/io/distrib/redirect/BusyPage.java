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

  /** A readable measure in the middle, in the colours that the reader prefers. */
  private static final String STYLE =
      "<style>:root{color-scheme:light dark;font:112.5%/1.6 system-ui,sans-serif}"
          + "body{margin:0;min-height:100vh;display:grid;place-items:center}"
          + "main{box-sizing:border-box;max-width:36em;padding:2em}"
          + "h1{margin:0;line-height:1.2}</style>";

  static BusyPage of(Busy busy) {
    long seconds = Math.max(1, busy.retryAfter().toSeconds());
    return new BusyPage(seconds, busy.comeBack(), busy.keepsPlace());
  }

  String html() {
    String link = comeBack == null ? "" : HtmlEscapers.htmlEscaper().escape(comeBack);
    String refresh =
        comeBack == null
            ? ""
            : "<meta http-equiv=\"refresh\" content=\"" + seconds + "; url=" + link + "\">";
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width\">"
        + refresh
        + "<title>"
        + TITLE
        + "</title>"
        + STYLE
        + "</head><body><main><h1>"
        + TITLE
        + "</h1><p role=\"status\">"
        + (comeBack == null
            ? "Please try again in " + duration(seconds) + "."
            : "This page asks again by itself in " + duration(seconds) + ".")
        + (keepsPlace ? " You keep your place: who came first is served first." : "")
        + "</p>"
        + (comeBack == null
            ? ""
            : "<p>If it does not, <a href=\"" + link + "\">continue here</a> after that.</p>")
        + "</main></body></html>\n";
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

  private static String duration(long seconds) {
    if (seconds < 120) {
      return seconds == 1 ? "1 second" : seconds + " seconds";
    }
    return "about " + (seconds + 59) / 60 + " minutes";
  }
}
