package io.distrib.server.daemon;

import io.distrib.config.NamingSettings;
import io.distrib.server.place.FolderOwner;
import io.distrib.server.place.ServiceFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Where the state is kept over a restart, unless the configuration says. */
final class StatePlace {
  private StatePlace() {}

  /**
   * The file for a nameserver: the configured one, or one in the folder that systemd gives a
   * service for such things, or beside the control socket.
   *
   * @param key what tells this nameserver from the user's others
   * @param control the folder of the control socket
   * @throws IOException if others can replace what is in the folder, or it cannot be made
   */
  static Path of(NamingSettings settings, String key, Path control) throws IOException {
    return of(settings, key, control, System.getenv());
  }

  static Path of(NamingSettings settings, String key, Path control, Map<String, String> environment)
      throws IOException {
    Path folder = ServiceFolder.of(environment, "STATE_DIRECTORY").orElse(control);
    Path file = settings.state().orElseGet(() -> folder.resolve(key + ".state"));
    FolderOwner.require(file.resolveSibling(""));
    return file;
  }
}
