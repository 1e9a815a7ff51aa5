package io.distrib.topology;

import java.util.regex.Pattern;

/** The ids of sites and groups. */
public final class TopologyId {
  /** What an id looks like, as a regular expression. */
  public static final String FORM = "[a-z0-9-]{1,63}";

  /** What an id looks like, for messages. */
  public static final String EXPECTED = "1 to 63 of a-z, 0-9 and -";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  private TopologyId() {}

  /** Whether {@code text} can be an id. */
  public static boolean isValid(String text) {
    return PATTERN.matcher(text).matches();
  }
}
