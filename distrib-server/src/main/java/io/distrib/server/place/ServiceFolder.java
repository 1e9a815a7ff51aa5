package io.distrib.server.place;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The folders that systemd makes for a service and names in its environment (systemd.exec). */
public final class ServiceFolder {
  private ServiceFolder() {}

  /** The first of those that {@code variable} names; empty if it names none. */
  public static Optional<Path> of(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(folders -> folders.startsWith("/"))
        .map(folders -> Path.of(folders.split(":", -1)[0]));
  }
}
