package io.distrib.server.place;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of this user's control sockets: the one that systemd gives a service ({@code
 * $RUNTIME_DIRECTORY}); else one that is named after the user, in {@code $XDG_RUNTIME_DIR} if that
 * is the user's, or in {@code /tmp}. There anybody may already have taken that name: then it is one
 * whose name begins with it. <em>Immutable.</em>
 */
final class ControlFolder {
  private final Optional<Path> given;
  private final Optional<Path> runtime;
  private final Path shared;
  private final String name;

  /** The folder by the variables of {@code environment}. */
  ControlFolder(Map<String, String> environment) {
    this(environment, Path.of("/tmp"));
  }

  /** The same with another folder than {@code /tmp}, for everybody. */
  ControlFolder(Map<String, String> environment, Path shared) {
    given = ServiceFolder.of(environment, "RUNTIME_DIRECTORY");
    runtime =
        Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
            .filter(folder -> folder.startsWith("/"))
            .map(Path::of)
            .filter(folder -> !Files.exists(folder) || FolderOwner.isOwnFolder(folder));
    this.shared = shared;
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    name = "distrib-" + user;
  }

  /** Where it is, or will be if it is not there. */
  Path path() {
    return given.orElseGet(() -> existing(base()).findFirst().orElse(base().resolve(name)));
  }

  /**
   * Makes the folder unless it is there, and sees to it that nobody else can enter it, or, if it
   * was given, write to it.
   *
   * @throws IOException if that cannot be done
   */
  Path make() throws IOException {
    if (given.isPresent()) {
      FolderOwner.require(given.get());
      return given.get();
    }
    Files.createDirectories(base(), FolderOwner.forOwnerOnly());
    Optional<Path> found = existing(base()).findFirst();
    Path folder = found.isPresent() ? found.get() : made(base());
    FolderOwner.makePrivate(folder);
    return folder;
  }

  /** Every folder in which a nameserver of this user may have its socket. */
  List<Path> candidates() {
    List<Path> folders = new ArrayList<>();
    given.ifPresent(folders::add);
    runtime.ifPresent(base -> existing(base).forEach(folders::add));
    existing(shared).forEach(folders::add);
    return folders;
  }

  private Path base() {
    return runtime.orElse(shared);
  }

  private Path made(Path base) throws IOException {
    try {
      return Files.createDirectory(base.resolve(name), FolderOwner.forOwnerOnly());
    } catch (FileAlreadyExistsException e) {
      return Files.createTempDirectory(base, name + "-", FolderOwner.forOwnerOnly());
    }
  }

  /** Those of the user that are there, in order. */
  private Stream<Path> existing(Path base) {
    try (Stream<Path> files = Files.list(base)) {
      return files
          .filter(this::isNamed)
          .filter(FolderOwner::isOwnFolder)
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private boolean isNamed(Path file) {
    String found = "" + file.getFileName();
    return found.equals(name) || found.startsWith(name + "-");
  }
}
