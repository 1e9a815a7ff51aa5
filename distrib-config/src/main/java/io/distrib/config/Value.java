package io.distrib.config;

import io.distrib.topology.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands at one place of the file. Each way to read it reports a fault, and gives nothing, if
 * it is something else. <em>Confined to one thread.</em>
 *
 * @param path where, such as {@code groups.europe.sites[1]}
 * @param isSecret whether no message may show it
 */
record Value(Findings findings, String path, Node node, boolean isSecret) {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,15})?");
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,8})");

  Value(Findings findings, String path, Node node) {
    this(findings, path, node, false);
  }

  /** The same, not to be shown. */
  Value hidden() {
    return new Value(findings, path, node, true);
  }

  /** What stands there, whatever it is: for those who report what they cannot read. */
  String written() {
    String shown = node.shown();
    return shown == null ? "" : shown;
  }

  /** The single value that stands there, of whatever kind. */
  private Optional<String> shown() {
    return node instanceof Node.Scalar ? Optional.ofNullable(node.shown()) : Optional.empty();
  }

  /** Reports that this is not what was expected. */
  <T> Optional<T> refuse(String expected) {
    if (node instanceof Node.Unreadable) {
      findings.markUnusable(path);
    } else {
      findings.addUnusable(new Fault(path, isSecret ? "***" : node.shown(), expected));
    }
    return Optional.empty();
  }

  /** A text. */
  Optional<String> text(String expected) {
    if (!(node instanceof Node.Scalar scalar) || scalar.isNothing()) {
      return refuse(expected);
    }
    return scalar.isText() ? Optional.of(scalar.value()) : refuse("in quotes: " + expected);
  }

  /** A text that means something. */
  <T> Optional<T> parsed(Function<String, Optional<T>> parser, String expected) {
    Optional<T> meaning = shown().flatMap(parser);
    if (meaning.isEmpty()) {
      return refuse(expected);
    }
    return text(expected).flatMap(text -> meaning);
  }

  /** A whole number. */
  OptionalInt integer(int min, int max) {
    Optional<Integer> number =
        shown().filter(text -> WHOLE.matcher(text).matches()).map(Integer::valueOf);
    boolean isQuoted = node instanceof Node.Scalar scalar && scalar.isText();
    if (!isQuoted && number.filter(n -> n >= min && n <= max).isPresent()) {
      return OptionalInt.of(number.get());
    }
    String expected = "a whole number from " + min + " to " + max;
    refuse(expected + (isQuoted && number.isPresent() ? ", without quotes" : ""));
    return OptionalInt.empty();
  }

  /** A number in decimal notation; empty, without a fault, if it is none. */
  Optional<Double> decimal() {
    return shown()
        .filter(text -> node instanceof Node.Scalar scalar && !scalar.isText())
        .filter(text -> DECIMAL.matcher(text).matches())
        .map(Double::valueOf);
  }

  /** Yes or no. */
  Optional<Boolean> flag() {
    return node instanceof Node.Scalar scalar && scalar.isFlag()
        ? Optional.of(Boolean.valueOf(scalar.value()))
        : refuse("true or false");
  }

  /** One of several words, quoted or not. */
  <T> Optional<T> choice(T[] choices, Function<T, String> word) {
    Optional<T> chosen =
        node instanceof Node.Scalar scalar
            ? Stream.of(choices).filter(c -> word.apply(c).equals(scalar.value())).findFirst()
            : Optional.empty();
    return chosen.or(
        () ->
            refuse(Stream.of(choices).map(word).collect(Collectors.joining(", ", "one of ", ""))));
  }

  /** The items of a list. */
  List<Value> items(String expected) {
    if (!(node instanceof Node.Sequence sequence)) {
      refuse("a list of " + expected);
      return List.of();
    }
    List<Value> items = new ArrayList<>();
    for (Node item : sequence.items()) {
      items.add(child(path + "[" + items.size() + "]", item.at(), item));
    }
    return items;
  }

  /** The values of a mapping by their keys, in order. */
  Map<String, Value> entries(String expected) {
    if (!(node instanceof Node.Mapping mapping)) {
      refuse(expected);
      return Map.of();
    }
    Map<String, Value> values = new LinkedHashMap<>();
    Map<String, Mark> marks = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      String place = path.isEmpty() ? entry.key() : path + "." + entry.key();
      Mark first = marks.putIfAbsent(entry.key(), entry.at());
      if (first == null) {
        values.put(entry.key(), child(place, entry.at(), entry.value()));
      } else {
        String once = "each key once; line " + first.line() + " has it";
        findings.add(entry.at(), new Fault(place, entry.key(), once));
      }
    }
    return values;
  }

  private Value child(String place, Mark at, Node item) {
    findings.saw(place, at, item);
    return new Value(findings, place, item);
  }
}
