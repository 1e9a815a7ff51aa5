package io.distrib.config;

import io.distrib.topology.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a secret, which stands in the file itself or in one of its own. No fault shows it.
 * <em>Confined to one thread.</em>
 *
 * @param folder from where secret files are looked for
 * @param secretKey the key under which it stands itself
 * @param fileKey the key that names its file
 * @param isSound whether a text can be the secret
 * @param expected what it then is, for messages
 */
record SecretReader(
    Findings findings,
    @Nullable Path folder,
    Key<Value> secretKey,
    Key<Value> fileKey,
    Predicate<String> isSound,
    String expected) {
  private static final int MAX_BYTES = 65_536;

  /** The one that {@code section}, which stands at {@code path}, has to have. */
  Optional<String> require(Section section, String path) {
    if (!section.has(secretKey) && !section.has(fileKey)) {
      var unused = section.require(secretKey, expected + ", or a secret-file");
    }
    return read(section, path);
  }

  /** The one that {@code section}, which stands at {@code path}, may have. */
  Optional<String> read(Section section, String path) {
    if (section.has(secretKey) && section.has(fileKey)) {
      findings.add(new Fault(path, "{...}", "either secret or secret-file, not both"));
    }
    return section.has(fileKey)
        ? section.get(fileKey).flatMap(this::fromFile)
        : section
            .get(secretKey)
            .map(Value::hidden)
            .flatMap(value -> value.parsed(this::sound, expected));
  }

  private Optional<String> fromFile(Value value) {
    Optional<String> name =
        value.parsed(
            text -> Optional.of(text).filter(given -> !given.isEmpty()), "the name of a file");
    if (name.isEmpty()) {
      return name;
    }
    try {
      String text = findings.text(ConfigurationFile.resolve(folder, name.get()), MAX_BYTES);
      String secret = text.replaceFirst("\\r?\\n\\z", "");
      return secret.isEmpty()
          ? value.refuse("a file with a secret; it is empty")
          : sound(secret).or(() -> value.refuse("a file with " + expected));
    } catch (IOException | IllegalArgumentException e) {
      return value.refuse("a file that can be read: " + e.getMessage());
    }
  }

  private Optional<String> sound(String text) {
    return Optional.of(text).filter(isSound);
  }
}
