package io.distrib.dns.zonefile;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times as zone files have them: seconds, or numbers with units such as {@code 1h30m}. */
final class Times {
  /** The maximum TTL in seconds (RFC 2181 8). */
  static final long MAX_TTL = 0x7fff_ffffL;

  /** What 32 bits hold. */
  static final long MAX = 0xffff_ffffL;

  private static final Pattern TIME = Pattern.compile("[0-9]{1,10}|([0-9]{1,10}[wdhms])+");
  private static final Pattern PART = Pattern.compile("([0-9]+)([wdhms]?)");
  private static final Map<String, Long> SECONDS =
      Map.of("w", 604_800L, "d", 86_400L, "h", 3_600L, "m", 60L, "s", 1L, "", 1L);

  private Times() {}

  /** The seconds, of whatever number; empty for another text. */
  static OptionalLong parse(Token token) {
    String text = token.text().toLowerCase(Locale.ROOT);
    if (token.isQuoted() || text.length() > 64 || !TIME.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    long seconds = 0;
    for (Matcher part = PART.matcher(text); part.find(); ) {
      seconds += Long.parseLong(part.group(1)) * SECONDS.getOrDefault(part.group(2), 1L);
    }
    return OptionalLong.of(seconds);
  }

  /** The seconds of a TTL. */
  static long ttl(Token token) throws ZoneFileException {
    OptionalLong seconds = parse(token);
    if (seconds.isEmpty() || seconds.getAsLong() > MAX_TTL) {
      throw token.refuse("a TTL from 0 to " + MAX_TTL + " seconds, such as 3600 or 1h30m");
    }
    return seconds.getAsLong();
  }
}
