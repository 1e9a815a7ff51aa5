package io.distrib.server.serve;

import io.distrib.config.NamingSettings;
import io.distrib.server.control.ControlPlace;
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
   */
  static Path of(NamingSettings settings, String key) {
    return settings.state().orElseGet(() -> of(settings, key, System.getenv()));
  }

  static Path of(NamingSettings settings, String key, Map<String, String> environment) {
    String folders = environment.getOrDefault("STATE_DIRECTORY", "");
    Path socket = ControlPlace.of(settings).socket();
    Path folder =
        folders.startsWith("/") ? Path.of(folders.split(":", -1)[0]) : socket.resolveSibling("");
    return folder.resolve(key + ".state");
  }
}
