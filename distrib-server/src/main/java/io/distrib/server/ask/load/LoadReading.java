package io.distrib.server.ask.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds one number in what a server says of itself: a bare number; nginx's {@code stub_status}
 * (active connections); Apache's {@code server-status?auto} (the share of busy workers); or, by a
 * name, a number in a JSON document, a Prometheus metric, the sessions of a backend of HAProxy.
 * <em>Immutable.</em>
 *
 * @param name a JSON pointer ({@code /a/b}, RFC 6901), or the name of a metric or of a backend;
 *     null if the text needs none
 */
record LoadReading(@Nullable String name) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ACTIVE =
      Pattern.compile("Active connections: (\\d{1,9})\\b.*", Pattern.DOTALL);
  private static final Pattern BUSY = Pattern.compile("(?m)^BusyWorkers: (\\d{1,9})$");
  private static final Pattern IDLE = Pattern.compile("(?m)^IdleWorkers: (\\d{1,9})$");

  /** The number in {@code text}, 0 or more; NaN if there is none. */
  double of(String text) {
    double found = name == null ? unnamed(text) : named(text, name);
    return found >= 0 && found < Double.POSITIVE_INFINITY ? found : Double.NaN;
  }

  private static double unnamed(String text) {
    Matcher active = ACTIVE.matcher(text);
    if (active.matches()) {
      return number(active.group(1));
    }
    Matcher busy = BUSY.matcher(text);
    Matcher idle = IDLE.matcher(text);
    if (busy.find() && idle.find()) {
      double workers = number(busy.group(1));
      return workers / (workers + number(idle.group(1)));
    }
    return number(text);
  }

  private static double named(String text, String name) {
    if (name.startsWith("/")) {
      return pointed(text, name);
    }
    return text.startsWith("# pxname,") ? sessions(text, name) : metric(text, name);
  }

  private static double pointed(String text, String pointer) {
    try {
      JsonNode found = JSON.readTree(text).at(pointer);
      return found.isNumber() ? found.doubleValue() : Double.NaN;
    } catch (JacksonException e) {
      return Double.NaN;
    }
  }

  /** The current sessions of the backend: the fifth column. */
  private static double sessions(String text, String backend) {
    return text.lines()
        .filter(line -> line.startsWith(backend + ",BACKEND,"))
        .map(line -> line.split(",", 6))
        .filter(columns -> columns.length > 5)
        .mapToDouble(columns -> number(columns[4]))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** The sum over all labels; a time may follow the value. */
  private static double metric(String text, String metric) {
    double[] values =
        text.lines()
            .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
            .map(line -> line.substring(line.lastIndexOf('}') + 1).strip())
            .map(rest -> rest.startsWith(metric) ? rest.substring(metric.length()).strip() : rest)
            .mapToDouble(rest -> number(rest.split(" ", 2)[0]))
            .toArray();
    double sum = values.length == 0 ? Double.NaN : 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
