package io.distrib.redirect;

import com.google.common.base.Ascii;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a {@link WaitingPage} says in each language, and what the pages beside it say. */
public enum WaitingText {
  /** What is the matter, as a title. */
  TITLE(false),
  /** After which time the page asks again by itself. */
  AGAIN(true),
  /** After which time the reader is to try again. */
  LATER(true),
  /** That the reader's place in the line is kept. */
  KEPT(false),
  /** The link by which to ask again at once. */
  LINK(false),
  /** A time in seconds. */
  SECONDS(true),
  /** A time in minutes. */
  MINUTES(true),
  /** How many wait before the reader. */
  AHEAD(true),
  /** After which time the reader is likely to be let in. */
  ESTIMATE(true),
  /** The button that stops the automatic refresh. */
  STOP(false),
  /** The button that starts it again. */
  RESUME(false),
  /** That the page does not ask by itself any more. */
  STOPPED(false),
  /** For which time the place is still kept then. */
  HELD(true),
  /** That another site took over, as a title. */
  MOVED(false),
  /** The same as a sentence, and what the reader has to do. */
  MOVED_TEXT(false),
  /** The link by which to go on there. */
  GO_ON(false),
  /** That a site does not answer, as a title. */
  UNSENT(false),
  /** That what was sent to it may not have arrived, and what the reader has to do. */
  UNSENT_TEXT(false);

  /** The most characters of a text. */
  public static final int MAX_LENGTH = 500;

  private static final String VALUE = "{0}";
  private static final Pattern VISIBLE = Pattern.compile("[^\\p{Cc}\\p{Cs}\\u2028\\u2029]+");

  private final String key;
  private final boolean hasValue;

  WaitingText(boolean hasValue) {
    this.key = Ascii.toLowerCase(name()).replace('_', '-');
    this.hasValue = hasValue;
  }

  /** Its name in files, such as {@code go-on}. */
  public String key() {
    return key;
  }

  /** Whether it has the place <code>{0}</code>, for a time or a number, once; else it has none. */
  public boolean hasValue() {
    return hasValue;
  }

  /** What is expected in place of {@code text}; empty if it can be used. */
  public Optional<String> fault(String text) {
    int values = text.split(Pattern.quote(VALUE), -1).length - 1;
    boolean isSound =
        text.length() <= MAX_LENGTH
            && VISIBLE.matcher(text).matches()
            && !text.isBlank()
            && values == (hasValue ? 1 : 0);
    return isSound ? Optional.empty() : Optional.of(expected());
  }

  /** What a text has to be, for people. */
  public String expected() {
    return "a text of 1 to "
        + MAX_LENGTH
        + " characters, on one line, "
        + (hasValue ? "with {0} in it, once" : "without {0}");
  }
}
