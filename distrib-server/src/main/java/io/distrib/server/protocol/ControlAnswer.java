package io.distrib.server.protocol;

import io.distrib.server.cli.Streams;
import io.distrib.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What came of a request: {@code {"done":true,"lines":["..."]}}; with {@code "warnings":["..."]} X
 * *
 *
 * @param isDone whether it was done
 * @param lines the result, or else why not, for people
 * @param warnings what else people should know
 * @param isSaved whether what was done, if it is to outlast this process, will
 * @param code the exit code of the command, 0 or more; empty if the request asks for none
 */
public record ControlAnswer(
    boolean isDone, List<String> lines, List<String> warnings, boolean isSaved, OptionalInt code) {
  private static final int MAX_LINE = 8_192;
  private static final int NO_CODE = -1;

  /** Copies the lists. */
  public ControlAnswer {
    lines = List.copyOf(lines);
    warnings = List.copyOf(warnings);
  }

  /** It was done. */
  public static ControlAnswer done(List<String> lines) {
    return new ControlAnswer(true, lines, List.of(), true, OptionalInt.empty());
  }

  /** It was done, and the command is to exit with {@code code}. */
  public static ControlAnswer done(List<String> lines, int code) {
    return new ControlAnswer(true, lines, List.of(), true, OptionalInt.of(code));
  }

  /** It was not. Why may repeat what was asked: it is made printable. */
  public static ControlAnswer failed(List<String> lines) {
    List<String> printable =
        lines.stream().map(line -> PrintableText.of(line, MAX_LINE).text()).toList();
    return new ControlAnswer(false, printable, List.of(), true, OptionalInt.empty());
  }

  /** It was done, but people should know {@code warnings}. */
  public ControlAnswer withWarnings(List<String> warnings) {
    return new ControlAnswer(isDone, lines, warnings, isSaved, code);
  }

  /** It was done, but will not outlast this process; {@code why} comes before other warnings. */
  public ControlAnswer unsaved(String why) {
    List<String> all = Stream.concat(Stream.of(why), warnings.stream()).toList();
    return new ControlAnswer(isDone, lines, all, false, code);
  }

  /**
   * Tells people.
   *
   * @return the exit code
   */
  public int tell(Streams streams) {
    int code = streams.tell(isDone, lines);
    warnings.forEach(warning -> streams.say("warning: " + warning));
    return isSaved ? code : 1;
  }

  /**
   * The answer that {@code line} spells; fields that are not known are passed over.
   *
   * @throws IllegalArgumentException if it spells none
   */
  public static ControlAnswer decode(String line) {
    AtomicBoolean isDone = new AtomicBoolean();
    AtomicBoolean isSaved = new AtomicBoolean(true);
    AtomicInteger code = new AtomicInteger(NO_CODE);
    List<String> lines = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    JsonLine.read(
        line,
        (name, parser) -> {
          switch (name) {
            case "done" -> isDone.set(parser.currentToken() == JsonToken.VALUE_TRUE);
            case "saved" -> isSaved.set(parser.currentToken() == JsonToken.VALUE_TRUE);
            case "code" -> code.set(parser.getIntValue());
            case "lines" -> readTexts(name, parser, lines);
            case "warnings" -> readTexts(name, parser, warnings);
            default -> parser.skipChildren();
          }
        });
    return new ControlAnswer(isDone.get(), lines, warnings, isSaved.get(), code(code.get()));
  }

  private static OptionalInt code(int number) {
    return number == NO_CODE ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** As one line, without its end. */
  public String encode() {
    return JsonLine.write(this::writeTo);
  }

  private void writeTo(JsonGenerator json) {
    json.writeBooleanProperty("done", isDone);
    writeTexts("lines", lines, json);
    if (!warnings.isEmpty()) {
      writeTexts("warnings", warnings, json);
    }
    if (!isSaved) {
      json.writeBooleanProperty("saved", false);
    }
    code.ifPresent(number -> json.writeNumberProperty("code", number));
  }

  private static void writeTexts(String name, List<String> texts, JsonGenerator json) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void readTexts(String name, JsonParser parser, List<String> texts) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new IllegalArgumentException("field \"" + name + "\": expected a list of texts");
    }
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(parser.getString());
    }
  }
}
