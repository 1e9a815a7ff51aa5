package io.distrib.marker;

import com.google.common.base.Ascii;

/**
 * Where in a request target the marker stands (rules, section 4). Each constant finds, removes and
 * appends in one pass over the bytes as they came: nothing is decoded and nothing else is touched.
 * A marker is known by its label: its name, in lower case, and an equals sign. <em>Immutable.</em>
 */
public enum MarkerPlacement {
  /** A parameter of the query: {@code /cart?x=1&distrib=V}. */
  QUERY("query") {
    @Override
    int lastValueStart(String target, String label) {
      return lastParameter(target, target.indexOf('?'), target.length(), label);
    }

    @Override
    boolean isOnlyMarker(String target, int valueStart, String label) {
      int query = target.indexOf('?');
      return query >= 0
          && isNamed(target, query, valueStart - 1, label)
          && lastParameter(target, query, valueStart - label.length() - 1, label) < 0;
    }

    @Override
    int valueEnd(String target, int valueStart) {
      int end = target.indexOf('&', valueStart);
      return end < 0 ? target.length() : end;
    }

    @Override
    String remove(String target, String label, int last) {
      int query = target.indexOf('?');
      int start = last - label.length();
      int end = valueEnd(target, last);
      boolean isOnly = lastParameter(target, query, start - 1, label) < 0;
      return isOnly ? without(target, start, end, query) : withoutAny(target, label, query);
    }

    @Override
    String insert(String before, String bare, String label, String value) {
      return before + bare + (bare.indexOf('?') < 0 ? '?' : '&') + label + value;
    }
  },

  /** The last segment of the path: {@code /cart/distrib=V?x=1}. */
  PATH("path") {
    @Override
    int lastValueStart(String target, String label) {
      int end = segmentsEnd(target, pathEnd(target));
      int start = segmentStart(target, end);
      return startsMarker(target, start, end, label) ? start + label.length() : -1;
    }

    @Override
    boolean isOnlyMarker(String target, int valueStart, String label) {
      return false;
    }

    @Override
    int valueEnd(String target, int valueStart) {
      return segmentsEnd(target, pathEnd(target));
    }

    @Override
    String remove(String target, String label, int last) {
      int pathEnd = pathEnd(target);
      int end = segmentsEnd(target, pathEnd);
      boolean slash = end < pathEnd;
      int start = last - label.length();
      while (startsMarker(target, start, end, label)) {
        int kept = Math.max(0, start - 1);
        end = slash ? kept : segmentsEnd(target, kept);
        slash |= end < kept;
        start = segmentStart(target, end);
      }
      return target.substring(0, end) + (slash || end == 0 ? "/" : "") + target.substring(pathEnd);
    }

    @Override
    String insert(String before, String bare, String label, String value) {
      int pathEnd = pathEnd(bare);
      boolean slash = pathEnd > 0 && bare.charAt(pathEnd - 1) == '/';
      String marker = (slash ? "" : "/") + label + value + (slash ? "/" : "");
      return before + bare.substring(0, pathEnd) + marker + bare.substring(pathEnd);
    }
  };

  private final String text;

  MarkerPlacement(String text) {
    this.text = text;
  }

  /** The word that stands for it in a configuration. */
  public String text() {
    return text;
  }

  /** The label of a marker called {@code name}. */
  static String label(String name) {
    return Ascii.toLowerCase(name) + '=';
  }

  /** What {@code raw}, a value as it stands in a target, says: {@code %7E} is {@code ~}. */
  static String value(String raw) {
    return raw.replace("%7E", "~").replace("%7e", "~");
  }

  /** Where the value of the last marker starts in {@code target}; -1 if there is no marker. */
  abstract int lastValueStart(String target, String label);

  /**
   * Whether the value of the only marker of {@code target} starts at {@code valueStart}, which
   * leaves room for a label and a separator before it; false as well if to remove it takes more
   * than to cut it off.
   */
  abstract boolean isOnlyMarker(String target, int valueStart, String label);

  /** Where the value that starts at {@code valueStart} ends. */
  abstract int valueEnd(String target, int valueStart);

  /** {@code target} without any marker; the value of the last one starts at {@code last}. */
  abstract String remove(String target, String label, int last);

  /** {@code target} without any marker: the same object if it has none. */
  final String remove(String target, String label) {
    int last = lastValueStart(target, label);
    return last < 0 ? target : remove(target, label, last);
  }

  /** {@code before} and then {@code bare}, which has no marker, with one. */
  abstract String insert(String before, String bare, String label, String value);

  /**
   * Where the value of the last marker starts of those between {@code query}, the question mark,
   * and {@code end}; -1 if there is none. From the end, where we write it.
   */
  private static int lastParameter(String target, int query, int end, String label) {
    int first = query + label.length();
    int equals = query < 0 ? -1 : target.lastIndexOf('=', end - 1);
    while (equals >= first && !isNamed(target, query, equals, label)) {
      equals = target.lastIndexOf('=', equals - 1);
    }
    return equals < first ? -1 : equals + 1;
  }

  /** Whether the equals sign at {@code equals} is the one of a marker. */
  private static boolean isNamed(String target, int query, int equals, String label) {
    int start = equals + 1 - label.length();
    return (target.charAt(start - 1) == '&' || start - 1 == query) && isSame(target, start, label);
  }

  /** {@code target} without the parameter at {@code [start, end)} and one separator beside it. */
  private static String without(String target, int start, int end, int query) {
    if (end == target.length()) {
      return target.substring(0, start - 1);
    }
    boolean isFirst = start == query + 1;
    return target
        .substring(0, isFirst ? start : start - 1)
        .concat(target.substring(isFirst ? end + 1 : end));
  }

  /** {@code target} without the parameters that are markers, in one pass however many there are. */
  private static String withoutAny(String target, String label, int query) {
    StringBuilder kept = new StringBuilder(target.length()).append(target, 0, query);
    char separator = '?';
    for (int start = query + 1; start > 0; start = target.indexOf('&', start) + 1) {
      if (!startsMarker(target, start, target.length(), label)) {
        kept.append(separator).append(target, start, QUERY.valueEnd(target, start));
        separator = '&';
      }
    }
    return kept.toString();
  }

  /** Whether {@code label}, in any case of the ASCII letters, stands in {@code [start, end)}. */
  private static boolean startsMarker(String target, int start, int end, String label) {
    return start + label.length() <= end && isSame(target, start, label);
  }

  /** Whether {@code label}, in any case of the ASCII letters, stands at {@code start}. */
  private static boolean isSame(String target, int start, String label) {
    if (target.startsWith(label, start)) {
      return true;
    }
    for (int i = 0; i < label.length(); i++) {
      if (Ascii.toLowerCase(target.charAt(start + i)) != label.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int pathEnd(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target.length() : query;
  }

  /** The end of the last segment: one trailing slash aside. */
  private static int segmentsEnd(String target, int pathEnd) {
    return pathEnd > 0 && target.charAt(pathEnd - 1) == '/' ? pathEnd - 1 : pathEnd;
  }

  private static int segmentStart(String target, int end) {
    return target.lastIndexOf('/', end - 1) + 1;
  }
}
