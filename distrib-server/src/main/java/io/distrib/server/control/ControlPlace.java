package io.distrib.server.control;

import io.distrib.config.NamingSettings;
import io.distrib.config.SocketAddressText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * Where a control socket is. <em>Immutable.</em>
 *
 * @param socket its file
 * @param isOwnFolder whether its folder is ours alone, and nobody else may enter it
 */
public record ControlPlace(Path socket, boolean isOwnFolder) {
  private static final String PRIVATE = "rwx------";

  /** A place that an operator has chosen, who sees to it that others keep out of its folder. */
  static ControlPlace at(Path socket) {
    return new ControlPlace(socket, false);
  }

  /** The place for a nameserver with such settings, if they tell where it listens. */
  public static ControlPlace of(NamingSettings settings) {
    return of(settings, settings.listen().get(0));
  }

  /** The place for a nameserver with such settings that listens on {@code address}. */
  public static ControlPlace of(NamingSettings settings, InetSocketAddress address) {
    return settings
        .control()
        .map(ControlPlace::at)
        .orElseGet(
            () ->
                new ControlPlace(
                    folder(System.getenv()).resolve(SocketAddressText.of(address) + ".sock"),
                    true));
  }

  /** The folder of this user's control sockets, in the one for such things if there is one. */
  static Path folder(Map<String, String> environment) {
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    return Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
        .filter(folder -> folder.startsWith("/"))
        .map(Path::of)
        .orElse(Path.of("/tmp"))
        .resolve("distrib-" + user);
  }

  /** Makes the folder, for its owner only, unless it is there. */
  Path makeFolder() throws IOException {
    Path folder = socket.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(socket + " is no file in a folder");
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
    }
    return folder;
  }

  /**
   * Makes sure that the folder is ours.
   *
   * @param mine a file in it that we have just made
   */
  void secure(Path folder, Path mine) throws IOException {
    if (!isOwnFolder) {
      return;
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.getOwner(folder).equals(Files.getOwner(mine))) {
      throw new IOException(folder + " belongs to somebody else");
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(PRIVATE));
  }
}
