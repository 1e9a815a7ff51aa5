package io.distrib.server.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a running nameserver is told or asked: {@code {"command":"drain","site":"boston"}}.
 * <em>Immutable.</em>
 *
 * @param command the command's name
 * @param arguments what it needs to know beside that
 */
public record ControlRequest(String command, Map<String, String> arguments) {
  private static final String COMMAND = "command";

  /** Copies the map. */
  public ControlRequest {
    arguments = Map.copyOf(arguments);
  }

  /** A request without arguments. */
  public static ControlRequest of(String command) {
    return new ControlRequest(command, Map.of());
  }

  /**
   * The request that {@code line} spells.
   *
   * @throws IllegalArgumentException if it spells none
   */
  public static ControlRequest decode(String line) {
    Map<String, String> fields = new LinkedHashMap<>();
    JsonLine.read(line, (name, parser) -> fields.put(name, text(name, parser)));
    String command = fields.remove(COMMAND);
    if (command == null) {
      throw new IllegalArgumentException("no field \"" + COMMAND + "\"");
    }
    return new ControlRequest(command, fields);
  }

  /** As one line, without its end. */
  public String encode() {
    return JsonLine.write(this::writeTo);
  }

  private void writeTo(JsonGenerator json) {
    json.writeStringProperty(COMMAND, command);
    arguments.forEach(json::writeStringProperty);
  }

  private static String text(String name, JsonParser parser) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new IllegalArgumentException("field \"" + name + "\": expected a text");
    }
    return parser.getString();
  }
}
