package io.distrib.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the final HTTP statuses (RFC 9110, section 15). <em>Immutable.</em>
 *
 * @param first the least of them, 200 to 599
 * @param last the greatest, {@code first} to 599
 */
public record StatusRange(int first, int last) {
  static final String EXPECTED = "a status from 200 to 599, or a range such as 200-399";

  private static final Pattern FORM = Pattern.compile("([2-5][0-9]{2})(?:-([2-5][0-9]{2}))?");

  /** What {@code text} says, such as 204 or 200-399; empty if it is neither. */
  static Optional<StatusRange> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    return first <= last ? Optional.of(new StatusRange(first, last)) : Optional.empty();
  }

  /** What stands at {@code value}, a list of at least one. */
  static List<StatusRange> list(Value value) {
    List<Value> items = value.items("items, each " + EXPECTED);
    if (items.isEmpty()) {
      value.refuse("a list of at least one status or range");
    }
    return items.stream().flatMap(item -> read(item).stream()).toList();
  }

  /** A number or a range, quoted or not. */
  private static Optional<StatusRange> read(Value value) {
    Optional<StatusRange> status =
        value.node() instanceof Node.Scalar ? parse(value.written()) : Optional.empty();
    return status.or(() -> value.refuse(EXPECTED));
  }

  /** Whether {@code status} is one of them. */
  public boolean contains(int status) {
    return first <= status && status <= last;
  }

  /** As it stands in a configuration. */
  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
