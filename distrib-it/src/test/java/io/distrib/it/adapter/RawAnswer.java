package io.distrib.it.adapter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came back for one request on a connection of its own, octet for octet.
 *
 * @param status the status code
 * @param head the status line and the fields, one each
 * @param body as long as its Content-Length says
 * @param rest what came after it; nothing should
 */
record RawAnswer(int status, List<String> head, String body, String rest) {
  private static final int PATIENCE_MILLIS = 10_000;

  /** Sends {@code request} to a port of the loopback interface. */
  static RawAnswer to(int port, String request) throws IOException {
    try (Socket socket = connect(port)) {
      RawAnswer answer = exchange(socket, request);
      socket.shutdownOutput();
      return answer.withRest(rest(socket.getInputStream()));
    }
  }

  /** The answer to {@code last}, on a connection on which {@code first} has been answered. */
  static RawAnswer toSecond(int port, String first, String last) throws IOException {
    try (Socket socket = connect(port)) {
      exchange(socket, first);
      return exchange(socket, last);
    }
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static RawAnswer exchange(Socket socket, String request) throws IOException {
    send(socket, request);
    InputStream in = socket.getInputStream();
    List<String> head = List.of(readHead(in).split("\r\n", -1));
    int length = request.startsWith("HEAD ") ? 0 : length(head);
    String body = new String(in.readNBytes(length), ISO_8859_1);
    return new RawAnswer(Integer.parseInt(head.get(0).substring(9, 12)), head, body, "");
  }

  private RawAnswer withRest(String octets) {
    return new RawAnswer(status, head, body, octets);
  }

  /** The value of the field {@code name}; null if there is none. */
  @Nullable String field(String name) {
    return field(head, name);
  }

  private static @Nullable String field(List<String> head, String name) {
    String prefix = name + ":";
    return head.stream()
        .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
        .map(line -> line.substring(prefix.length()).strip())
        .findFirst()
        .orElse(null);
  }

  private static int length(List<String> head) {
    String text = field(head, "Content-Length");
    return text == null ? 0 : Integer.parseInt(text);
  }

  /** A server may answer, and close, before it has read all. */
  private static void send(Socket socket, String request) throws IOException {
    try {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    } catch (SocketException e) {
      // The answer is there to be read all the same.
    }
  }

  private static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("the connection ended after \"" + head + "\"");
      }
      head.append((char) octet);
    }
    return head.substring(0, head.length() - 4);
  }

  private static String rest(InputStream in) throws IOException {
    try {
      return new String(in.readAllBytes(), ISO_8859_1);
    } catch (SocketException e) {
      return "";
    }
  }
}
