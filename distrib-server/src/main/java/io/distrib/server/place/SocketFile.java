package io.distrib.server.place;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A listening socket in the file system. It appears at its place all at once, and in the place of
 * one that is there: of a process that has died, or that we take over from; which then leaves ours
 * alone. <em>Immutable.</em>
 *
 * @param key what tells this file from a later one of the same name
 */
public record SocketFile(ServerSocketChannel channel, Path path, @Nullable Object key) {
  /** What the name is like under which a socket is made, with the number of its process. */
  static final String DRAFT = "\\.d([0-9]+)-[0-9]+";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /**
   * Listens at the file {@code path}; only its owner can connect.
   *
   * @throws IOException if the place cannot be had: the message names it
   */
  public static SocketFile open(Path path) throws IOException {
    return open("control socket", path, "rw-------");
  }

  /**
   * Listens at the file {@code path}, unless somebody does; its owner and group can connect.
   *
   * @throws IOException if the place cannot be had: the message names it
   */
  public static SocketFile openForGroup(Path path) throws IOException {
    if (RunningSockets.listens(path)) {
      throw new IOException("no socket " + path + ": somebody listens there");
    }
    return open("socket", path, "rw-rw----");
  }

  private static SocketFile open(String what, Path path, String mode) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      return bind(channel, path.toAbsolutePath(), mode);
    } catch (IOException | UnsupportedOperationException e) {
      channel.close();
      throw new IOException("no " + what + " " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Ends it, once: afterwards another socket may have the same name, and even the same number in
   * the file system.
   */
  public synchronized void close() {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      if (Files.exists(path) && Objects.equals(key, key(path))) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // There is nothing left to do for it.
    }
  }

  private static SocketFile bind(ServerSocketChannel channel, Path path, String mode)
      throws IOException {
    Path folder = path.resolveSibling("");
    FolderOwner.require(folder);
    LeftoverDrafts.remove(folder, Pattern.compile(DRAFT));
    String name = ".d" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    Path draft = folder.resolve(name);
    Files.deleteIfExists(draft);
    channel.bind(UnixDomainSocketAddress.of(draft));
    try {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(mode));
      refuseOther(path);
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    return new SocketFile(channel, path, key(path));
  }

  /** Only a socket is replaced. */
  private static void refuseOther(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !attributes(path).isOther()) {
      throw new IOException("something else is there");
    }
  }

  private static @Nullable Object key(Path path) throws IOException {
    return attributes(path).fileKey();
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
