package io.distrib.config;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of the file as it was written, with the place where it begins. <em>Immutable.</em> */
sealed interface Node {
  /** Where it begins. */
  Mark at();

  /** What a message shows of it; null if nothing stands there. */
  @Nullable String shown();

  /** {@code file} with more entries in the section {@code key}, which is made if need be. */
  static Node with(Node file, String key, List<Entry> more) {
    if (more.isEmpty() || !(file instanceof Mapping mapping)) {
      return file;
    }
    List<Entry> entries = new ArrayList<>(mapping.entries());
    if (entries.stream().noneMatch(entry -> entry.key().equals(key))) {
      entries.add(new Entry(key, file.at(), new Mapping(file.at(), List.of())));
    }
    entries.replaceAll(entry -> entry.key().equals(key) ? entry.with(more) : entry);
    return new Mapping(file.at(), entries);
  }

  /** What stands there, whatever the lines: texts, lists and maps, to be compared. */
  Object content();

  /**
   * A single value.
   *
   * @param isPlain whether it stands without quotes, so that it may be something else than text
   */
  record Scalar(Mark at, String value, boolean isPlain) implements Node {
    private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern FLAG = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NUMBER =
        Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
                + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    boolean isNothing() {
      return isPlain && NOTHING.matcher(value).matches();
    }

    boolean isFlag() {
      return isPlain && FLAG.matcher(value).matches();
    }

    boolean isNumber() {
      return isPlain && NUMBER.matcher(value).matches();
    }

    boolean isText() {
      return !isNothing() && !isFlag() && !isNumber();
    }

    @Override
    public @Nullable String shown() {
      return isNothing() ? null : value;
    }

    @Override
    public Object content() {
      return value;
    }
  }

  /** A list. */
  record Sequence(Mark at, List<Node> items) implements Node {
    @Override
    public String shown() {
      return "[...]";
    }

    @Override
    public Object content() {
      return items.stream().map(Node::content).toList();
    }
  }

  /** Keys with their values, in order, those that stand twice as well. */
  record Mapping(Mark at, List<Entry> entries) implements Node {
    @Override
    public String shown() {
      return "{...}";
    }

    /** What stands under {@code key}; empty if nothing does. */
    Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    @Override
    public Object content() {
      return entries.stream()
          .collect(toMap(Entry::key, entry -> entry.value().content(), (first, second) -> first));
    }
  }

  /** Something that has been reported already. */
  record Unreadable(Mark at) implements Node {
    @Override
    public String shown() {
      return "...";
    }

    @Override
    public Object content() {
      return this;
    }
  }

  /** A key with its value. */
  record Entry(String key, Mark at, Node value) {
    /** The same with more entries, if it is a section. */
    Entry with(List<Entry> more) {
      if (!(value instanceof Mapping mapping)) {
        return this;
      }
      List<Entry> entries = new ArrayList<>(mapping.entries());
      entries.addAll(more);
      return new Entry(key, at, new Mapping(value.at(), entries));
    }
  }
}
