package io.distrib.config;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of the file as it was written, with the line on which it begins. <em>Immutable.</em> */
sealed interface Node {
  /** The line, from 1. */
  int line();

  /** What a message shows of it; null if nothing stands there. */
  @Nullable String shown();

  /**
   * A single value.
   *
   * @param isPlain whether it stands without quotes, so that it may be something else than text
   */
  record Scalar(int line, String value, boolean isPlain) implements Node {
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
  }

  /** A list. */
  record Sequence(int line, List<Node> items) implements Node {
    @Override
    public String shown() {
      return "[...]";
    }
  }

  /** Keys with their values, in order, those that stand twice as well. */
  record Mapping(int line, List<Entry> entries) implements Node {
    @Override
    public String shown() {
      return "{...}";
    }
  }

  /** Something that has been reported already. */
  record Unreadable(int line) implements Node {
    @Override
    public String shown() {
      return "...";
    }
  }

  /** A key with its value. */
  record Entry(String key, int line, Node value) {}
}
