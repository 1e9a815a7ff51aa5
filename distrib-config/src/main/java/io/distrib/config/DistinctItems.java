package io.distrib.config;

import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads lists of at least one item, each once. <em>Immutable.</em>
 *
 * @param item reads an item
 * @param items what is expected in the list
 * @param atLeastOne what is expected in place of an empty list
 * @param once what is expected in place of an item that stands there twice
 */
record DistinctItems<T>(
    Function<Value, Optional<T>> item, String items, String atLeastOne, String once) {
  /** Items that {@code parser} reads. */
  static <T> DistinctItems<T> of(Function<String, Optional<T>> parser, String expected) {
    return new DistinctItems<>(
        value -> value.parsed(parser, expected),
        "items, each " + expected,
        "at least one item: " + expected,
        "each item once");
  }

  /** The items that can be read, in order. */
  List<T> read(Value value) {
    Set<T> seen = new LinkedHashSet<>();
    for (Value child : value.items(items)) {
      item.apply(child)
          .filter(read -> !seen.add(read) && !isAnyPort(read))
          .ifPresent(read -> child.refuse(once));
    }
    if (value.node() instanceof Node.Sequence list && list.items().isEmpty()) {
      value.refuse(atLeastOne);
    }
    return List.copyOf(seen);
  }

  /** Any free port may be asked for several times. */
  private static boolean isAnyPort(Object item) {
    return item instanceof InetSocketAddress address && address.getPort() == 0;
  }
}
