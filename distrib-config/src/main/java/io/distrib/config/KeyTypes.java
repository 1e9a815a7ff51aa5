package io.distrib.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.DnsName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The types that many keys have. */
final class KeyTypes {
  /** Any text, for the schema. */
  static final Map<String, Object> TEXT = ImmutableMap.of("type", "string");

  /** The clients on this machine. */
  static final List<ClientNetwork> LOOPBACK =
      List.of(
          ClientNetwork.parse("127.0.0.0/8").orElseThrow(),
          ClientNetwork.parse("::1/128").orElseThrow());

  /** How long an answer may be kept (D3). */
  static final KeyType<Duration> TTL = duration(DurationRange.seconds(0, 300));

  /** A TCP or UDP port, 1 to 65535. */
  static final KeyType<Integer> PORT =
      KeyType.of(value -> whole(value, 1, 65_535), port -> port, ref("port"));

  /** A share under {@code weighted}. */
  static final KeyType<Integer> WEIGHT = integer(1, 65_535);

  /** The name of a file, which its reader looks for. */
  static final KeyType<Value> FILE =
      KeyType.special(ImmutableMap.of("type", "string", "minLength", 1));

  /** A name that the topology's builder checks. */
  static final KeyType<String> NAME = written(DnsName.EXPECTED, ref("name"));

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private KeyTypes() {}

  /** What the schema defines as {@code name}. */
  static Map<String, Object> ref(String name) {
    return ImmutableMap.of("$ref", "#/$defs/" + name);
  }

  /** A list, for the schema. */
  static Map<String, Object> array(Map<String, Object> items) {
    return ImmutableMap.of("type", "array", "items", items);
  }

  /** A list of at least one item, each once, for the schema. */
  static Map<String, Object> set(Map<String, Object> items) {
    return ImmutableMap.of("type", "array", "minItems", 1, "uniqueItems", true, "items", items);
  }

  /** A text that {@code pattern} describes, for the schema. */
  static Map<String, Object> matching(String pattern) {
    return ImmutableMap.of("type", "string", "pattern", pattern);
  }

  /** That each of {@code words} is there, for the schema. */
  static Map<String, Object> requiring(String... words) {
    return ImmutableMap.of("required", ImmutableList.copyOf(words));
  }

  static KeyType<Integer> integer(int min, int max) {
    Map<String, Object> schema = ImmutableMap.of("type", "integer", "minimum", min, "maximum", max);
    return KeyType.of(value -> whole(value, min, max), number -> number, schema);
  }

  static KeyType<Boolean> flag() {
    return KeyType.of(Value::flag, flag -> flag, ImmutableMap.of("type", "boolean"));
  }

  /** On or off, as words: YAML 1.2 has them as texts. */
  static KeyType<Boolean> onOff() {
    return choice(new Boolean[] {true, false}, isOn -> isOn ? "on" : "off");
  }

  static KeyType<Duration> duration(DurationRange range) {
    return KeyType.<Duration>of(range::read, DurationText::of, ref("duration"))
        .within(range.text());
  }

  /** Whole seconds. */
  static KeyType<Duration> seconds(long min, Duration max) {
    return duration(DurationRange.seconds(min, max.toSeconds()));
  }

  /** One of several words; those that are numbers may stand there as such. */
  static <T> KeyType<T> choice(T[] choices, Function<T, String> word) {
    ImmutableList.Builder<Object> words = ImmutableList.builder();
    Stream.of(choices).map(word).filter(KeyTypes::isNumber).forEach(w -> words.add(number(w)));
    Stream.of(choices).map(word).forEach(words::add);
    return KeyType.of(
        value -> value.choice(choices, word),
        choice -> number(word.apply(choice)),
        ImmutableMap.of("enum", words.build()));
  }

  /** A text that means something. */
  static <T> KeyType<T> parsed(
      Function<String, Optional<T>> parser,
      String expected,
      Function<T, String> writer,
      Map<String, Object> schema) {
    return KeyType.of(value -> value.parsed(parser, expected), writer::apply, schema);
  }

  /** A text that fulfils a condition. */
  static KeyType<String> text(
      Predicate<String> isSound, String expected, Map<String, Object> schema) {
    return parsed(text -> Optional.of(text).filter(isSound), expected, text -> text, schema);
  }

  /** What stands there, even if it is no text: the topology's builder counts on every item. */
  static KeyType<String> written(String expected, Map<String, Object> schema) {
    return KeyType.of(value -> Optional.of(written(value, expected)), text -> text, schema);
  }

  /** A list of such texts. */
  static KeyType<List<String>> writtenList(
      String items, String expected, Map<String, Object> schema) {
    return KeyType.of(
        value -> Optional.of(value.items(items).stream().map(v -> written(v, expected)).toList()),
        list -> list,
        schema);
  }

  /** Client networks. */
  static KeyType<List<ClientNetwork>> networks(Map<String, Object> schema) {
    return KeyType.of(
        value ->
            Optional.of(
                value.items("items, each " + ClientNetwork.EXPECTED).stream()
                    .flatMap(v -> v.parsed(ClientNetwork::parse, ClientNetwork.EXPECTED).stream())
                    .toList()),
        KeyTypes::texts,
        schema);
  }

  /** A list of at least one client network, each once. */
  static KeyType<List<ClientNetwork>> distinctNetworks() {
    return distinct(
        DistinctItems.of(ClientNetwork::parse, ClientNetwork.EXPECTED), String::valueOf, set(TEXT));
  }

  /** A list of at least one item, each once. */
  static <T> KeyType<List<T>> distinct(
      DistinctItems<T> items, Function<T, String> word, Map<String, Object> schema) {
    return KeyType.of(
        value -> Optional.of(items.read(value)), list -> list.stream().map(word).toList(), schema);
  }

  /** A mapping of keys that are not known beforehand. */
  static <T> KeyType<Map<String, T>> mapping(String expected, KeyType<T> values) {
    return KeyType.of(
        value -> {
          Map<String, T> read = new LinkedHashMap<>();
          value
              .entries(expected)
              .forEach((key, each) -> values.reader().apply(each).ifPresent(v -> read.put(key, v)));
          return Optional.of(read);
        },
        map -> new LinkedHashMap<>(Maps.transformValues(map, values.writer()::apply)),
        ImmutableMap.of("type", "object", "additionalProperties", values.schema()));
  }

  /** A section. */
  static KeyType<Value> section(Part part) {
    return KeyType.special(ref(part.name())).holding(part);
  }

  private static Object texts(List<?> items) {
    return items.stream().map(String::valueOf).toList();
  }

  private static Optional<Integer> whole(Value value, int min, int max) {
    return value.integer(min, max).stream().boxed().findFirst();
  }

  private static String written(Value value, String expected) {
    return value.text(expected).orElseGet(value::written);
  }

  private static boolean isNumber(String word) {
    return DIGITS.matcher(word).matches();
  }

  private static Object number(String word) {
    return isNumber(word) ? (Object) Integer.valueOf(word) : word;
  }
}
