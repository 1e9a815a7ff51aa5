package io.distrib.server.daemon.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.server.place.FolderOwner;
import io.distrib.server.place.LeftoverDrafts;
import io.distrib.server.protocol.Json;
import io.distrib.text.PrintableText;
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
import java.util.regex.Pattern;

/**
 * The file that keeps the state over a restart: replaced as a whole, readable by its owner only.
 * Whatever is wrong with it is logged, and never in the way of a start. <em>Confined to one thread
 * at a time.</em>
 */
public final class StateFile {
  private static final Logger LOG = System.getLogger(StateFile.class.getName());
  private static final long MAX_BYTES = 256L << 20;
  private static final int MAX_SHOWN = 400;

  private final Path path;

  /** The file {@code path}. */
  public StateFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /**
   * What it holds; nothing if it is not there, or somebody else's, or of no use. Drafts that killed
   * processes have left are removed.
   */
  public SavedState read() {
    LeftoverDrafts.remove(
        path.resolveSibling(""),
        Pattern.compile(Pattern.quote("." + path.getFileName()) + "\\.([0-9]+)"));
    try {
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        return SavedState.NONE;
      }
      FolderOwner.requireOwner(path);
      if (Files.size(path) > MAX_BYTES) {
        throw new IOException("larger than " + MAX_BYTES + " bytes");
      }
      return Json.read(Files.readString(path), SavedState.class);
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(
          Level.WARNING,
          () -> this + " is of no use: " + PrintableText.of("" + e.getMessage(), MAX_SHOWN));
      return SavedState.NONE;
    }
  }

  /**
   * Replaces it; when this returns, it outlasts the machine's losing power.
   *
   * @throws IOException if that cannot be done: then it is as it was
   */
  void write(SavedState state) throws IOException {
    Path draft =
        path.resolveSibling("." + path.getFileName() + "." + ProcessHandle.current().pid());
    try {
      writeNew(draft, ByteBuffer.wrap(Json.write(state).getBytes(UTF_8)));
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    try (FileChannel folder = FileChannel.open(path.resolveSibling(""), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /** For people. */
  @Override
  public String toString() {
    return "state file " + path;
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
