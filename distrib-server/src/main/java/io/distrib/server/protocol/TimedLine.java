package io.distrib.server.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Reads and writes one line over a channel, for no longer than some time. <em>Confined to one
 * thread.</em>
 */
public final class TimedLine {
  /** The longest line that a stranger may send, in bytes. */
  public static final int MAX_REQUEST = 1 << 20;

  /** The longest line that a nameserver of ours may send, in bytes. */
  public static final int MAX_ANSWER = 1 << 28;

  private static final int CHUNK = 4_096;

  private final SocketChannel channel;
  private final Duration limit;
  private final long endNanos;

  /** Makes {@code channel} not blocking; the time runs from now on. */
  public TimedLine(SocketChannel channel, Duration limit) throws IOException {
    channel.configureBlocking(false);
    this.channel = channel;
    this.limit = limit;
    this.endNanos = System.nanoTime() + limit.toNanos();
  }

  /**
   * The line that comes, without its end.
   *
   * @param longest how many bytes it may have
   * @throws IOException if none comes in time, or it is too long
   */
  public String read(int longest) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    while (line.size() <= longest) {
      int count = channel.read(chunk.clear());
      for (int i = 0; i < count; i++) {
        if (chunk.get(i) == '\n') {
          line.write(chunk.array(), 0, i);
          return line.toString(UTF_8);
        }
      }
      line.write(chunk.array(), 0, Math.max(0, count));
      goOn(count, SelectionKey.OP_READ);
    }
    throw new IOException("a line of more than " + longest + " bytes");
  }

  /** Writes {@code line} with its end. */
  public void write(String line) throws IOException {
    ByteBuffer bytes = UTF_8.encode(line + "\n");
    while (bytes.hasRemaining()) {
      goOn(channel.write(bytes), SelectionKey.OP_WRITE);
    }
  }

  /** Waits if nothing could be done. */
  private void goOn(int count, int operation) throws IOException {
    if (count < 0) {
      throw new IOException("the other side has hung up");
    }
    if (count == 0) {
      await(operation);
    }
  }

  private void await(int operation) throws IOException {
    long millis = Duration.ofNanos(endNanos - System.nanoTime()).toMillis();
    try (Selector selector = Selector.open()) {
      channel.register(selector, operation);
      if (millis <= 0 || selector.select(millis) == 0) {
        throw new IOException("the other side is silent for " + limit.toSeconds() + " s");
      }
    }
  }
}
