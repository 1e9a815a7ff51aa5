package io.distrib.adapter.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Reads from a socket: not for long, and not much. <em>Not thread-safe.</em> */
final class BoundedInput {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 1 << 20;
  private static final String HEAD_END = "\r\n\r\n";

  private final Socket socket;
  private final InputStream in;
  private long deadline;

  BoundedInput(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** The limit counts from now on. */
  void begin() {
    deadline = System.nanoTime() + LIMIT.toNanos();
  }

  /** A head without the empty line at its end; empty if the stream ends instead. */
  String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf(HEAD_END, head.length() - HEAD_END.length()) < 0) {
      int next = read(head);
      if (next < 0 && head.length() > 0) {
        throw new IOException("The connection ended in the head:" + Printable.of(head.toString()));
      }
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.substring(0, head.length() - HEAD_END.length());
  }

  /** Exactly {@code length} bytes. */
  String readExactly(int length) throws IOException {
    StringBuilder body = new StringBuilder();
    while (body.length() < length) {
      int next = read(body);
      if (next < 0) {
        throw new IOException(
            "The connection ended after %d of %d bytes of the body:%s"
                .formatted(body.length(), length, Printable.of(body.toString())));
      }
      body.append((char) next);
    }
    return body.toString();
  }

  /** All that comes until the stream ends. */
  String readToEnd() throws IOException {
    StringBuilder rest = new StringBuilder();
    for (int next = read(rest); next >= 0; next = read(rest)) {
      rest.append((char) next);
    }
    return rest.toString();
  }

  /** The next byte; -1 at the end, also if the server has reset the connection. */
  private int read(StringBuilder before) throws IOException {
    long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (left <= 0 || before.length() >= MAX_BYTES) {
      throw new IOException("No end within " + LIMIT + ":" + Printable.of(before.toString()));
    }
    try {
      socket.setSoTimeout((int) left);
      return in.read();
    } catch (SocketTimeoutException e) {
      throw new IOException(
          "Nothing came for " + LIMIT + " after:" + Printable.of(before.toString()), e);
    } catch (SocketException e) {
      return -1;
    }
  }
}
