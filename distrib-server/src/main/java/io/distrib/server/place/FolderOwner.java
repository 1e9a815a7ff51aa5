package io.distrib.server.place;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Whose a file or folder is, and whether others can replace what is in it (POSIX). */
public final class FolderOwner {
  private static final long ROOT = 0;
  private static final int STICKY = 01000;
  private static final int WRITABLE_BY_OTHERS = 0002;
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  private FolderOwner() {}

  /**
   * Makes sure that nobody but this user, the folder's group and root can replace what is in {@code
   * folder}; makes it, for this user only, if it is not there.
   *
   * @throws IOException if others can, or it cannot be made: the message names it
   */
  public static void require(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(folder, forOwnerOnly());
    }
    requireOwner(folder);
    int mode = (int) Files.getAttribute(folder, "unix:mode");
    if ((mode & WRITABLE_BY_OTHERS) != 0 && (mode & STICKY) == 0) {
      throw new IOException(
          "everybody can write to the folder "
              + folder
              + " (expected one that others cannot write to; one that is not there is made)");
    }
  }

  /**
   * Makes sure that {@code path} is this user's or root's.
   *
   * @throws IOException if it is not: the message names it
   */
  public static void requireOwner(Path path) throws IOException {
    requireOwner(path, user());
  }

  static void requireOwner(Path path, long user) throws IOException {
    long owner = uid(path);
    if (owner != ROOT && owner != user) {
      throw new IOException(
          path + " belongs to " + Files.getOwner(path) + " (expected what is yours or root's)");
    }
  }

  /** Whether {@code folder} is a folder, not a link to one, and this user's. */
  static boolean isOwnFolder(Path folder) {
    try {
      return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isOwn(folder);
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether {@code path} is this user's. */
  static boolean isOwn(Path path) throws IOException {
    return uid(path) == user();
  }

  /** Keeps everybody else out of a folder of this user's. */
  static void makePrivate(Path folder) throws IOException {
    if (!Files.getPosixFilePermissions(folder).equals(PRIVATE)) {
      Files.setPosixFilePermissions(folder, PRIVATE);
    }
  }

  /** What a folder is made with that is for its owner only. */
  static FileAttribute<Set<PosixFilePermission>> forOwnerOnly() {
    return PosixFilePermissions.asFileAttribute(PRIVATE);
  }

  private static long uid(Path path) throws IOException {
    return Integer.toUnsignedLong((int) Files.getAttribute(path, "unix:uid"));
  }

  private static long user() {
    return new UnixSystem().getUid();
  }
}
