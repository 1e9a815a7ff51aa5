package io.distrib.server.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What came of a request: {@code {"done":true,"lines":["..."]}}. <em>Immutable.</em>
 *
 * @param isDone whether it was done
 * @param lines the result, or else why not, for people
 */
public record ControlAnswer(boolean isDone, List<String> lines) {
  /** Copies the list. */
  public ControlAnswer {
    lines = List.copyOf(lines);
  }

  /** It was done. */
  public static ControlAnswer done(List<String> lines) {
    return new ControlAnswer(true, lines);
  }

  /** It was not. */
  public static ControlAnswer failed(List<String> lines) {
    return new ControlAnswer(false, lines);
  }

  /**
   * The answer that {@code line} spells; fields that are not known are passed over.
   *
   * @throws IllegalArgumentException if it spells none
   */
  static ControlAnswer decode(String line) {
    AtomicBoolean isDone = new AtomicBoolean();
    List<String> lines = new ArrayList<>();
    JsonLine.read(
        line,
        (name, parser) -> {
          switch (name) {
            case "done" -> isDone.set(parser.currentToken() == JsonToken.VALUE_TRUE);
            case "lines" -> readTexts(parser, lines);
            default -> parser.skipChildren();
          }
        });
    return new ControlAnswer(isDone.get(), lines);
  }

  /** As one line, without its end. */
  String encode() {
    return JsonLine.write(this::writeTo);
  }

  private void writeTo(JsonGenerator json) {
    json.writeBooleanProperty("done", isDone);
    json.writeArrayPropertyStart("lines");
    lines.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void readTexts(JsonParser parser, List<String> lines) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new IllegalArgumentException("field \"lines\": expected a list of texts");
    }
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      lines.add(parser.getString());
    }
  }
}
