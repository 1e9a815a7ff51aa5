package io.distrib.topology;

import com.google.common.base.Ascii;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host name as the rules compare it: in lower case, without a trailing dot, without a port
 * (rules, section 1). <em>Immutable.</em>
 *
 * @param text one or more labels of letters, digits, {@code -} and {@code _}, 1 to 63 bytes each,
 *     at most 253 bytes in all (RFC 1035 2.3.4)
 */
public record DnsName(String text) {
  /** What a valid name looks like, for messages. */
  public static final String EXPECTED =
      "a DNS name: labels of letters, digits and hyphens, 1 to 63 bytes each, 253 in all";

  private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
  private static final Pattern FORM = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");

  /**
   * Checks the canonical form.
   *
   * @throws IllegalArgumentException if {@code text} is not a name in canonical form
   */
  public DnsName {
    if (!isCanonical(text)) {
      throw new IllegalArgumentException("\"" + text + "\" (expected " + EXPECTED + ")");
    }
  }

  /**
   * The name that {@code text} spells in any case, with or without a trailing dot; empty if it
   * spells none.
   */
  public static Optional<DnsName> parse(String text) {
    String canonical = canonical(text);
    return isCanonical(canonical) ? Optional.of(new DnsName(canonical)) : Optional.empty();
  }

  /**
   * The name that {@code text} spells in any case, with or without a trailing dot.
   *
   * @throws IllegalArgumentException if it spells none
   */
  public static DnsName of(String text) {
    return new DnsName(canonical(text));
  }

  /**
   * What is expected in place of {@code text}, which spells no name: with the ASCII form of a name
   * in other letters (RFC 3490).
   */
  public static String expected(String text) {
    try {
      String ascii = IDN.toASCII(text);
      boolean isMeant = parse(ascii).isPresent() && IDN.toUnicode(ascii).equalsIgnoreCase(text);
      return isMeant ? EXPECTED + "; write " + ascii : EXPECTED;
    } catch (IllegalArgumentException e) {
      return EXPECTED;
    }
  }

  /** Whether this name is {@code zone} or lies below it. */
  public boolean isWithin(DnsName zone) {
    return text.equals(zone.text) || text.endsWith("." + zone.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static String canonical(String text) {
    String lower = Ascii.toLowerCase(text);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static boolean isCanonical(String text) {
    return text.length() <= 253 && FORM.matcher(text).matches() && !ADDRESS.matcher(text).matches();
  }
}
