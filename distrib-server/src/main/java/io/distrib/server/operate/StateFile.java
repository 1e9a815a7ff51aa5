package io.distrib.server.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The file that keeps the state over a restart: replaced as a whole, readable by its owner only.
 * Whatever is wrong with it is logged, and never in the way of a start. <em>Confined to one thread
 * at a time.</em>
 */
public final class StateFile {
  private static final Logger LOG = System.getLogger(StateFile.class.getName());
  private static final long MOST_OCTETS = 256L << 20;

  private final Path path;

  /** The file {@code path}. */
  public StateFile(Path path) {
    this.path = path;
  }

  /** What it holds; nothing if it is not there or of no use. */
  public SavedState read() {
    try {
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        return SavedState.NONE;
      }
      if (Files.size(path) > MOST_OCTETS) {
        throw new IOException("larger than " + MOST_OCTETS + " octets");
      }
      return Json.read(Files.readString(path), SavedState.class);
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, () -> "state file " + path + " is of no use: " + e.getMessage());
      return SavedState.NONE;
    }
  }

  /** Replaces it. */
  void write(SavedState state) {
    Path draft =
        path.resolveSibling("." + path.getFileName() + "." + ProcessHandle.current().pid());
    try {
      writeNew(draft, ByteBuffer.wrap(Json.write(state).getBytes(UTF_8)));
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.log(Level.WARNING, () -> "state file " + path + " cannot be written: " + e);
    }
  }

  private static void writeNew(Path draft, ByteBuffer text) throws IOException {
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
  }
}
