package io.distrib.server.protocol;

import java.io.StringWriter;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** One JSON object on one line. */
final class JsonLine {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonLine() {}

  /**
   * Hands each field of {@code line} to {@code field}, the parser standing on its value.
   *
   * @throws IllegalArgumentException if it is no object
   */
  static void read(String line, BiConsumer<String, JsonParser> field) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
      boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
      while (isObject && parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        field.accept(name, parser);
      }
      if (!isObject || parser.nextToken() != null) {
        throw new IllegalArgumentException("expected one JSON object");
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The object whose fields {@code fields} writes. */
  static String write(Consumer<JsonGenerator> fields) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      fields.accept(json);
      json.writeEndObject();
    }
    return line.toString();
  }
}
