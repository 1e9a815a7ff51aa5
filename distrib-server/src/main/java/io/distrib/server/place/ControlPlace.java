package io.distrib.server.place;

import io.distrib.config.NamingSettings;
import io.distrib.config.SocketAddressText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** Where the control socket of a nameserver with such settings is. */
public final class ControlPlace {
  private ControlPlace() {}

  /**
   * Its folder, of which it is sure that others cannot replace what is in it; it is made if need
   * be.
   *
   * @throws IOException if others can, or it cannot be made
   */
  public static Path folder(NamingSettings settings) throws IOException {
    Optional<Path> folder = settings.control().map(socket -> socket.resolveSibling(""));
    if (folder.isEmpty()) {
      return new ControlFolder(System.getenv()).make();
    }
    FolderOwner.require(folder.get());
    return folder.get();
  }

  /**
   * Its file.
   *
   * @param folder the folder
   * @param address where the nameserver listens
   */
  public static Path socket(NamingSettings settings, Path folder, InetSocketAddress address) {
    return settings.control().orElseGet(() -> folder.resolve(name(address)));
  }

  /** What the file of a nameserver that listens on {@code address} is called. */
  public static String name(InetSocketAddress address) {
    return SocketAddressText.of(address) + RunningSockets.ENDING;
  }
}
