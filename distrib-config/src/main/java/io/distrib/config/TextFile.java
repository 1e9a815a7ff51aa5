package io.distrib.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads whole files of UTF-8 text, up to a size. */
final class TextFile {
  private TextFile() {}

  /**
   * The text of {@code file}, without a byte order mark.
   *
   * @param max how many bytes it may have
   * @throws IOException with a message for people, without the file's name
   */
  static String read(Path file, int max) throws IOException {
    byte[] bytes = bytes(file, max + 1);
    if (bytes.length > max) {
      throw new IOException("larger than " + max + " bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException("not UTF-8", e);
    }
  }

  /** Why {@code file} cannot be read, for people; empty if it can. */
  static Optional<String> obstacle(Path file) {
    try {
      bytes(file, 0);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The bytes of {@code file}, {@code max} at most; fails as {@link #read} does. */
  static byte[] bytes(Path file, int max) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("a folder");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(max);
    } catch (NoSuchFileException e) {
      throw new IOException("no such file", e);
    } catch (AccessDeniedException e) {
      throw new IOException("access denied", e);
    }
  }
}
