package io.distrib.config;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the schema for editors from the descriptors of the keys. */
final class SchemaGenerator {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SchemaGenerator() {}

  /** {@code schema} with its definitions of the parts made from the descriptors. */
  static String generate(String schema) {
    ObjectNode root = (ObjectNode) JSON.readTree(schema);
    JsonNode before = root.get("$defs");
    Map<String, Object> definitions = new LinkedHashMap<>();
    parts().forEach(part -> definitions.put(part.name(), part(part)));
    before.properties().stream()
        .filter(entry -> !entry.getValue().has("properties"))
        .forEach(entry -> definitions.put(entry.getKey(), entry.getValue()));
    root.set("$defs", JSON.valueToTree(definitions));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  /** Every part of the file, those above before those below. */
  static Set<Part> parts() {
    Set<Part> parts = new LinkedHashSet<>();
    collect(FileKeys.PART, parts);
    return parts;
  }

  private static void collect(Part part, Set<Part> parts) {
    parts.add(part);
    part.keys().forEach(key -> key.type().part().ifPresent(below -> collect(below, parts)));
  }

  private static Map<String, Object> part(Part part) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("type", "object");
    definition.put("additionalProperties", false);
    ImmutableList<String> required =
        part.keys().stream()
            .filter(key -> key.required().isPresent())
            .map(Key::name)
            .collect(toImmutableList());
    if (!required.isEmpty()) {
      definition.put("required", required);
    }
    definition.putAll(part.constraints());
    Map<String, Object> properties = new LinkedHashMap<>();
    part.keys().forEach(key -> properties.put(key.name(), key(key)));
    definition.put("properties", properties);
    return definition;
  }

  private static <T> Map<String, Object> key(Key<T> key) {
    Map<String, Object> property = new LinkedHashMap<>();
    String range = key.type().range();
    property.put("description", range.isEmpty() ? key.text() : key.text() + " " + range + ".");
    property.putAll(key.type().schema());
    key.otherwise().ifPresent(value -> property.put("default", key.type().writer().apply(value)));
    return property;
  }
}
