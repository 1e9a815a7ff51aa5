package io.distrib.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the files that a configuration names: from the folder in which it lies itself. */
final class ConfigurationFile {
  /** How long the path of a socket may be, in bytes: less than what every system takes. */
  static final int MAX_SOCKET_BYTES = 100;

  private ConfigurationFile() {}

  /** The folder of {@code file}. */
  static @Nullable Path folder(Path file) {
    return file.toAbsolutePath().getParent();
  }

  /**
   * The file that {@code name} names.
   *
   * @throws InvalidPathException if it cannot name any
   */
  static Path resolve(@Nullable Path folder, String name) {
    Path path = Path.of(name);
    return (folder == null ? path : folder.resolve(path)).normalize();
  }

  /** The socket that {@code name} names, from whatever folder; empty if it cannot name any. */
  static Optional<Path> trySocket(String name) {
    boolean isShort = name.getBytes(StandardCharsets.UTF_8).length <= MAX_SOCKET_BYTES;
    return isShort ? tryAbsolute(name) : Optional.empty();
  }

  /** The file that {@code name} names, from whatever folder; empty if it cannot name any. */
  static Optional<Path> tryAbsolute(String name) {
    return tryResolve(null, name).filter(Path::isAbsolute);
  }

  /** The file that {@code name} names; empty if it cannot name any. */
  static Optional<Path> tryResolve(@Nullable Path folder, String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(resolve(folder, name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
