package io.distrib.redirect;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What pages say in one language: HTML in US-ASCII. <em>Immutable.</em>
 *
 * @param tag the language, as in {@code Content-Language} and {@code lang}
 * @param direction {@code ltr} or {@code rtl}
 */
record BusyTexts(String tag, String direction, Map<WaitingText, String> texts) {
  /** The language {@code tag} with all of {@code words}, which are plain. */
  static BusyTexts of(String tag, Map<WaitingText, String> words) {
    Map<WaitingText, String> texts = new EnumMap<>(WaitingText.class);
    words.forEach((text, plain) -> texts.put(text, AsciiHtml.escaped(plain)));
    return new BusyTexts(
        tag, direction(Objects.requireNonNull(words.get(WaitingText.TITLE))), texts);
  }

  /** What {@code text} is. */
  String get(WaitingText text) {
    return Objects.requireNonNull(texts.get(text));
  }

  /** {@code text} with {@code seconds}, a time, in it. */
  String withTime(WaitingText text, long seconds) {
    return with(
        text,
        seconds < 120
            ? with(WaitingText.SECONDS, Long.toString(seconds))
            : with(WaitingText.MINUTES, Long.toString((seconds + 59) / 60)));
  }

  /** {@code text} with {@code value} in it. */
  String with(WaitingText text, String value) {
    return get(text).replace("{0}", value);
  }

  /** That of the first letter that has one. */
  private static String direction(String title) {
    boolean isRightToLeft =
        title
            .codePoints()
            .map(Character::getDirectionality)
            .filter(BusyTexts::isStrong)
            .limit(1)
            .anyMatch(direction -> direction != Character.DIRECTIONALITY_LEFT_TO_RIGHT);
    return isRightToLeft ? "rtl" : "ltr";
  }

  private static boolean isStrong(int direction) {
    return direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
