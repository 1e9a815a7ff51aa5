package io.distrib.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/** Sends bytes and tells what came back. */
final class RawClient {
  private RawClient() {}

  /** One exchange on a connection of its own; lines of {@code head} end with a line feed alone. */
  static String exchange(int port, String head, String body) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      String request = head.replace("\n", "\r\n") + body;
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String get(int port, String host, String target, String... fields) {
    return exchange(port, head("GET", host, target, fields), "");
  }

  static String head(String method, String host, String target, String... fields) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\nHost: " + host);
    for (String field : fields) {
      head.append('\n').append(field);
    }
    return head.append("\nConnection: close\n\n").toString();
  }
}
