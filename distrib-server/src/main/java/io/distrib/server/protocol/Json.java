package io.distrib.server.protocol;

import io.distrib.text.PrintableText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records as JSON, and back. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  /** {@code value} on one line. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * The value that {@code text} spells; members that are not known are passed over.
   *
   * @throws IllegalArgumentException if it spells none
   */
  public static <T> T read(String text, Class<T> type) {
    try {
      T value = MAPPER.readValue(text, type);
      if (value == null) {
        throw new IllegalArgumentException("nothing but null");
      }
      return value;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "not readable: " + new PrintableText(e.getOriginalMessage()), e);
    }
  }
}
