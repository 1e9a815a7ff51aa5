package io.distrib.server.decide;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads one line of JSON, strictly. <em>Thread-safe.</em> */
final class QueryReader {
  private final JsonFactory json =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * What {@code line} asks.
   *
   * @throws FaultyLineException if it is no JSON object, or one of its fields is missing, unknown,
   *     or not of its type
   */
  Query read(String line) throws FaultyLineException {
    QueryDraft draft = new QueryDraft();
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new FaultyLineException("expected a JSON object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        draft.take(new JsonField(name, parser));
      }
      if (parser.nextToken() != null) {
        throw new FaultyLineException("expected nothing behind the object");
      }
    } catch (JacksonException e) {
      throw new FaultyLineException(
          "not JSON: " + e.getOriginalMessage().replaceFirst(" \\(start marker.*", ""));
    }
    return draft.query();
  }
}
