package io.distrib.server.decide;

import java.io.Serializable;
import tools.jackson.core.JsonGenerator;

/**
 * What a request is told apart by: any JSON scalar, given back as it came. <em>Immutable.</em>
 *
 * @param isText whether it is a string
 * @param text the string, or else the literal
 */
record JsonId(boolean isText, String text) implements Serializable {
  static final JsonId NULL = new JsonId(false, "null");

  void writeTo(JsonGenerator out) {
    out.writeName("id");
    if (isText) {
      out.writeString(text);
    } else {
      out.writeRawValue(text);
    }
  }
}
