package io.distrib.server.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of UTF-8, of which none takes more than a bounded memory. <em>Confined to one
 * thread.</em>
 */
final class LineReader {
  /** The longest line that is kept, in bytes. */
  static final int MAX_BYTES = 1024 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int start;
  private int end;

  LineReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next line; null at the end.
   *
   * @throws FaultyLineException if it is too long, or not UTF-8; the line after it is the next
   */
  @Nullable String next() throws IOException, FaultyLineException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean isTooLong = false;
    boolean isComplete = false;
    while (!isComplete && fill()) {
      int stop = newline();
      isTooLong |= line.size() + stop - start > MAX_BYTES;
      line.write(buffer, start, isTooLong ? 0 : stop - start);
      isComplete = stop < end;
      start = isComplete ? stop + 1 : stop;
    }
    if (isTooLong) {
      throw new FaultyLineException("a line of more than " + MAX_BYTES + " bytes");
    }
    return isComplete || line.size() > 0 ? text(line) : null;
  }

  /** Whether there is more to read without waiting for it. */
  boolean hasMore() throws IOException {
    return newline() < end || in.available() > 0;
  }

  /** Whether there is something in the buffer, now or after waiting for it. */
  private boolean fill() throws IOException {
    if (start == end) {
      start = 0;
      end = Math.max(0, in.read(buffer));
    }
    return start < end;
  }

  private int newline() {
    int i = start;
    while (i < end && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  private static String text(ByteArrayOutputStream line) throws FaultyLineException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      throw new FaultyLineException("a line that is not UTF-8");
    }
  }
}
