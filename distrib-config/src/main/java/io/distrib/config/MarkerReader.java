package io.distrib.config;

import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerPlacement;
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
  private static final DurationRange LIFETIME =
      DurationRange.seconds(1, MarkerSettings.MAX_LIFETIME.toSeconds());
  private static final DurationRange SKEW =
      DurationRange.seconds(0, MarkerSettings.MAX_SKEW.toSeconds());
  private static final String NAME_EXPECTED = "a letter, then up to 31 letters, digits, _ or -";
  private static final String ID_EXPECTED = "one letter or digit";
  private static final String SECRET_EXPECTED = "a secret of at least one character";

  private final SecretReader secrets;
  private final Map<Character, String> owners = new HashMap<>();

  private MarkerReader(Findings findings, @Nullable Path folder) {
    this.secrets = new SecretReader(findings, folder, secret -> !secret.isEmpty(), SECRET_EXPECTED);
  }

  /** The settings; secret files are looked for from {@code folder}. */
  static MarkerSettings read(Section file, Findings findings, @Nullable Path folder) {
    Section marker = file.section("marker", Part.MARKER);
    MarkerSettings defaults = MarkerSettings.DEFAULT;
    return new MarkerSettings(
        marker
            .get("placement")
            .flatMap(value -> value.choice(MarkerPlacement.values(), MarkerPlacement::text))
            .orElse(defaults.placement()),
        marker.get("name").flatMap(MarkerReader::name).orElse(defaults.name()),
        marker.get("lifetime").flatMap(LIFETIME::read).orElse(defaults.lifetime()),
        marker.get("skew").flatMap(SKEW::read).orElse(defaults.skew()),
        new MarkerReader(findings, folder).keys(marker));
  }

  private static Optional<String> name(Value value) {
    return value.parsed(
        text -> Optional.of(text).filter(name -> MarkerSettings.NAME.matcher(name).matches()),
        NAME_EXPECTED);
  }

  private List<MarkerKey> keys(Section marker) {
    List<MarkerKey> keys = new ArrayList<>();
    for (Value value : marker.items("keys", "keys, each with an id and a secret")) {
      Section key = Section.of(value, Part.KEY);
      Optional<Character> id = key.require("id", ID_EXPECTED).flatMap(this::id);
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
      return value.refuse(ID_EXPECTED);
    }
    String owner = owners.putIfAbsent(text.charAt(0), value.path());
    return owner == null
        ? Optional.of(text.charAt(0))
        : value.refuse("an id of its own; " + owner + " has it");
  }
}
