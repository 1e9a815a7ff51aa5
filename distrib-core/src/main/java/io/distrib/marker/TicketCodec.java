package io.distrib.marker;

import io.distrib.model.PlaceInLine;
import io.distrib.topology.Topology;
import io.distrib.topology.TopologyId;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes and checks the values of the return tickets of one pool (A1): {@code
 * first~notBefore~class~home~mac}, or {@code first~notBefore~class~home~ahead~wait~mac}, in which
 * {@code wait} may be empty. The class is always {@code 1}, a client that comes back; another is
 * read as no ticket. Signed as markers are, by the same keys, but neither can be passed off as the
 * other. <em>Thread-safe.</em>
 */
public final class TicketCodec {
  /** No value is longer. */
  static final int MAX_LENGTH = 144;

  private static final Pattern VALUE =
      Pattern.compile(
          "([0-9]{1,18})~([0-9]{1,12})~1~(" + TopologyId.FORM + ")(?:~([0-9]{1,7})~([0-9]{0,6}))?");

  private final Seal seal;

  private TicketCodec(Seal seal) {
    this.seal = seal;
  }

  /**
   * The codec for the tickets of {@code topology}'s pool.
   *
   * @throws IllegalArgumentException if {@code settings} has no key: a ticket that is not signed is
   *     worth nothing
   */
  public static TicketCodec of(MarkerSettings settings, Topology topology) {
    if (settings.keys().isEmpty()) {
      throw new IllegalArgumentException("no marker keys (expected one, to sign tickets by)");
    }
    return new TicketCodec(new Seal(settings.keys(), topology.pool().name().text() + "\0ticket\0"));
  }

  /** The value that says {@code ticket}. */
  public String encode(ReturnTicket ticket) {
    StringBuilder value = new StringBuilder(MAX_LENGTH);
    value.append(ticket.firstMicros()).append('~').append(ticket.notBeforeSeconds());
    value.append("~1~").append(ticket.home());
    PlaceInLine line = ticket.line();
    if (line != null) {
      value.append('~').append(line.ahead()).append('~');
      line.waitSeconds().ifPresent(value::append);
    }
    return seal.sign(value.toString());
  }

  /** The ticket that {@code value} says; null if it is malformed or forged (A4). */
  public @Nullable ReturnTicket decode(String value) {
    int end = value.length() > MAX_LENGTH ? -1 : seal.verifiedEnd(value);
    if (end < 0) {
      return null;
    }
    Matcher parts = VALUE.matcher(value).region(0, end);
    return parts.matches()
        ? new ReturnTicket(
            Long.parseLong(parts.group(1)),
            Long.parseLong(parts.group(2)),
            parts.group(3),
            line(parts.group(4), parts.group(5)))
        : null;
  }

  private static @Nullable PlaceInLine line(@Nullable String ahead, @Nullable String wait) {
    if (ahead == null) {
      return null;
    }
    boolean isKnown = wait != null && !wait.isEmpty();
    return new PlaceInLine(
        Integer.parseInt(ahead),
        isKnown ? OptionalInt.of(Integer.parseInt(wait)) : OptionalInt.empty());
  }
}
