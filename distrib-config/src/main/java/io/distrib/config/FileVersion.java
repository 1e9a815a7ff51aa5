package io.distrib.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * What a file was at a moment. <em>Immutable.</em>
 *
 * @param file where it is
 * @param stamp its size, times and identity: the same until somebody writes or replaces it
 * @param content a hash of its bytes, of why they cannot be read, or of the stamp
 */
record FileVersion(Path file, String stamp, HashCode content) {
  /** That of {@code file} as it is now. */
  static FileVersion of(Path file) {
    // The stamp first: what is written meanwhile counts as a change.
    String stamp = stamp(file);
    return new FileVersion(file, stamp, content(file));
  }

  /** The same of a large file: its stamp stands for its bytes. */
  static FileVersion byStamp(Path file) {
    String stamp = stamp(file);
    return new FileVersion(file, stamp, contentOf(stamp));
  }

  /** That of the same file as it is now; it is read only if its stamp has changed. */
  FileVersion now() {
    if (stamp(file).equals(stamp)) {
      return this;
    }
    return content.equals(contentOf(stamp)) ? byStamp(file) : of(file);
  }

  /** Whether the bytes are those of {@code other}. */
  boolean hasContentOf(FileVersion other) {
    return content.equals(other.content);
  }

  private static String stamp(Path file) {
    boolean isUnix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    String attributes =
        isUnix ? "unix:size,lastModifiedTime,ctime,ino,dev" : "size,lastModifiedTime,fileKey";
    try {
      return new TreeMap<>(Files.readAttributes(file, attributes)).toString();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static HashCode contentOf(String text) {
    return Hashing.sha256().hashString(text, UTF_8);
  }

  private static HashCode content(Path file) {
    try {
      return Hashing.sha256().hashBytes(TextFile.bytes(file, ConfigurationReader.MAX_BYTES + 1));
    } catch (IOException e) {
      return contentOf(e.toString());
    }
  }
}
