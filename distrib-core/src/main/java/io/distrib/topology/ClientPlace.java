package io.distrib.topology;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of the world, or the network of an operator, whose clients belong to a group (D11); {@code
 * kind:code} when written.
 *
 * @param kind what it is
 * @param code its code, as its kind has it
 */
public record ClientPlace(Kind kind, String code) {
  /** What a valid place looks like, for messages. */
  public static final String EXPECTED =
      "a place, such as continent:EU, country:CH, subdivision:US-CA or asn:64500";

  /** What a place can be; of several that hold a client the last one here decides. */
  public enum Kind {
    /** One of seven: AF, AN, AS, EU, NA, OC, SA. */
    CONTINENT("AF|AN|AS|EU|NA|OC|SA"),
    /** Two letters of ISO 3166-1. */
    COUNTRY("[A-Z]{2}"),
    /** A part of a country by ISO 3166-2. */
    SUBDIVISION("[A-Z]{2}-[A-Z0-9]{1,3}"),
    /** The number of an autonomous system, 1 to 4294967295. */
    ASN("[1-9][0-9]{0,9}");

    private final Pattern form;

    Kind(String form) {
      this.form = Pattern.compile(form);
    }

    /** The word that stands for it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    private boolean has(String code) {
      return form.matcher(code).matches() && (this != ASN || Long.parseLong(code) < 1L << 32);
    }
  }

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if there is no such place
   */
  public ClientPlace {
    if (!kind.has(code)) {
      throw new IllegalArgumentException(kind.text() + ":" + code + " (expected " + EXPECTED + ")");
    }
  }

  /** The place that {@code text} spells; empty if it spells none. */
  public static Optional<ClientPlace> parse(String text) {
    int colon = text.indexOf(':');
    for (Kind kind : Kind.values()) {
      if (colon > 0 && text.substring(0, colon).equals(kind.text())) {
        return Optional.of(text.substring(colon + 1))
            .filter(kind::has)
            .map(code -> new ClientPlace(kind, code));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return kind.text() + ":" + code;
  }
}
