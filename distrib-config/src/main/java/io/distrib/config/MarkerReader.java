package io.distrib.config;

import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code marker}, and the secrets that it names. <em>Confined to one thread.</em> */
final class MarkerReader {
  private static final String SECRET_EXPECTED = "a secret of at least one character";

  private final SecretReader secrets;
  private final Map<Character, String> owners = new HashMap<>();

  private MarkerReader(Findings findings, @Nullable Path folder) {
    this.secrets =
        new SecretReader(
            findings,
            folder,
            SigningKeys.SECRET,
            SigningKeys.SECRET_FILE,
            secret -> !secret.isEmpty(),
            SECRET_EXPECTED);
  }

  /** The settings; secret files are looked for from {@code folder}. */
  static MarkerSettings read(Section file, Findings findings, @Nullable Path folder) {
    Section marker = file.section(FileKeys.MARKER);
    return new MarkerSettings(
        marker.readOrDefault(MarkerKeys.PLACEMENT),
        marker.readOrDefault(MarkerKeys.NAME),
        marker.readOrDefault(MarkerKeys.LIFETIME),
        marker.readOrDefault(MarkerKeys.SKEW),
        new MarkerReader(findings, folder).keys(marker),
        marker.readOrDefault(MarkerKeys.STAY));
  }

  private List<MarkerKey> keys(Section marker) {
    List<MarkerKey> keys = new ArrayList<>();
    List<Value> items =
        marker
            .get(MarkerKeys.KEYS)
            .map(value -> value.items("keys, each with an id and a secret"))
            .orElse(List.of());
    for (Value value : items) {
      Section key = Section.of(value, SigningKeys.PART);
      Optional<Character> id = key.require(SigningKeys.ID).flatMap(this::id);
      Optional<String> secret = secrets.require(key, value.path());
      id.ifPresent(c -> secret.ifPresent(text -> keys.add(MarkerKey.of(c, text))));
    }
    return keys;
  }

  /** A letter or a digit, quoted or not, that no earlier key has. */
  private Optional<Character> id(Value value) {
    String text = value.written();
    if (!(value.node() instanceof Node.Scalar)
        || text.length() != 1
        || !MarkerKey.isId(text.charAt(0))) {
      return value.refuse(SigningKeys.ID_EXPECTED);
    }
    String owner = owners.putIfAbsent(text.charAt(0), value.path());
    return owner == null
        ? Optional.of(text.charAt(0))
        : value.refuse("an id of its own; " + owner + " has it");
  }
}
