package io.distrib.redirect;

import com.google.common.html.HtmlEscapers;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.PlaceInLine;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the answer that turns a client away tells (A2): to people by a page, which asks again by
 * itself, script or not, and with a script can be stopped; to a program by a problem document (RFC
 * 9457). <em>Immutable.</em>
 *
 * @param seconds after how many seconds the client may ask again
 * @param comeBack where it then asks; null if it has to know itself
 * @param keepsPlace whether it has a place in the order of those who wait
 * @param line what is known of that place; null if nothing
 */
record BusyPage(
    long seconds, @Nullable String comeBack, boolean keepsPlace, @Nullable PlaceInLine line) {
  private static final String TITLE = "All sites are busy";

  /** The same in every page, so that a policy of another can name its hash. */
  static final String SCRIPT = ScriptText.of("waiting.js");

  static BusyPage of(Busy busy) {
    long seconds = Math.max(1, busy.retryAfter().toSeconds());
    return new BusyPage(seconds, busy.comeBack(), busy.keepsPlace(), busy.line());
  }

  /**
   * What placeholders stand for, in HTML.
   *
   * @param heldSeconds for how long a place is kept for a client that could have asked
   */
  Map<Placeholder, String> values(BusyTexts texts, long heldSeconds) {
    String link = comeBack == null ? null : HtmlEscapers.htmlEscaper().escape(comeBack);
    Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
    values.put(Placeholder.TITLE, texts.get(WaitingText.TITLE));
    values.put(Placeholder.LANGUAGE, texts.tag());
    values.put(Placeholder.DIRECTION, texts.direction());
    values.put(Placeholder.SECONDS, Long.toString(seconds));
    values.put(Placeholder.REFRESH, link == null ? "" : refresh(link));
    values.put(Placeholder.STATUS, status(texts, link == null));
    values.put(Placeholder.PLACE, keepsPlace ? place(texts) : "");
    values.put(Placeholder.CONTROLS, link == null ? "" : controls(texts, link, heldSeconds));
    return values;
  }

  private String refresh(String link) {
    return "<script>"
        + SCRIPT
        + "</script><meta http-equiv=\"refresh\" content=\""
        + seconds
        + "; url="
        + link
        + "\"></template>";
  }

  private String status(BusyTexts texts, boolean isLast) {
    return "<p id=\"distrib-status\" role=\"status\">"
        + texts.withTime(isLast ? WaitingText.LATER : WaitingText.AGAIN, seconds)
        + "</p>";
  }

  private String place(BusyTexts texts) {
    StringBuilder place = new StringBuilder("<p id=\"distrib-place\">");
    place.append(texts.get(WaitingText.KEPT));
    if (line != null) {
      place.append(' ').append(texts.with(WaitingText.AHEAD, Integer.toString(line.ahead())));
      line.waitSeconds()
          .ifPresent(wait -> place.append(' ').append(texts.withTime(WaitingText.ESTIMATE, wait)));
    }
    return place.append("</p>").toString();
  }

  /** Without a script there is no button, for it could not do anything. */
  private String controls(BusyTexts texts, String link, long heldSeconds) {
    String held = keepsPlace ? " " + texts.withTime(WaitingText.HELD, heldSeconds) : "";
    return "<p id=\"distrib-controls\"><a href=\""
        + link
        + "\">"
        + texts.get(WaitingText.LINK)
        + "</a><button id=\"distrib-stop\" type=\"button\" hidden data-resume=\""
        + texts.get(WaitingText.RESUME)
        + "\" data-stopped=\""
        + texts.get(WaitingText.STOPPED)
        + held
        + "\">"
        + texts.get(WaitingText.STOP)
        + "</button></p>";
  }

  /** The problem document of an answer with {@code status}. */
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
        + (line == null || !keepsPlace ? "" : ",\"place\":" + json(line))
        + "}\n";
  }

  private static String json(PlaceInLine line) {
    OptionalInt wait = line.waitSeconds();
    return "{\"ahead\":"
        + line.ahead()
        + (wait.isEmpty() ? "" : ",\"waitSeconds\":" + wait.getAsInt())
        + "}";
  }
}
