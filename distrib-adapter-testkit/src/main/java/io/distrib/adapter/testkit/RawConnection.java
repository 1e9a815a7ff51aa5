package io.distrib.adapter.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection to a server on the loopback interface: it sends bytes as they are, and reads
 * responses of HTTP/1.1 strictly (RFC 9112). Each call waits for at most ten seconds. <em>Not
 * thread-safe.</em>
 */
public final class RawConnection implements AutoCloseable {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d{3}) [ -~]*");
  private static final Pattern FIELD_LINE =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[ -~\\x80-\\xff]*");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,7}");

  private final Socket socket;
  private final BoundedInput in;

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BoundedInput(socket);
  }

  /**
   * Connects.
   *
   * @throws IOException if nothing listens there
   */
  public static RawConnection to(int port) throws IOException {
    return new RawConnection(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /**
   * The response to {@code request} on a connection of its own, with whatever comes after it until
   * the server ends the connection.
   *
   * @param request a character for each byte
   * @throws IOException as {@link #exchange} does
   */
  public static RawResponse ask(int port, String request) throws IOException {
    try (RawConnection connection = to(port)) {
      RawResponse response = connection.exchange(request);
      return response.withRest(connection.rest());
    }
  }

  /**
   * Sends {@code request} and reads the response; {@link RawResponse#NO_STATUS} if the server ends
   * the connection instead.
   *
   * @param request a character for each byte
   * @throws IOException if what comes is no response, or not all of it comes in time; the message
   *     shows what came
   */
  public RawResponse exchange(String request) throws IOException {
    in.begin();
    send(request);
    List<Integer> interim = new ArrayList<>();
    List<String> head = head();
    while (!head.isEmpty() && isInterim(status(head))) {
      interim.add(status(head));
      head = head();
    }
    if (head.isEmpty()) {
      return RawResponse.NONE;
    }
    RawResponse bare = new RawResponse(interim, status(head), head, "", "");
    String body = request.startsWith("HEAD ") ? "" : in.readExactly(length(bare));
    return new RawResponse(interim, status(head), head, body, "");
  }

  /** Whether the server ends the connection without being asked, and sends nothing before. */
  public boolean isEnded() throws IOException {
    in.begin();
    return in.readToEnd().isEmpty();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** What comes after the client has said that it sends no more. */
  private String rest() throws IOException {
    in.begin();
    try {
      socket.shutdownOutput();
    } catch (SocketException e) {
      return ""; // the server was first
    }
    return in.readToEnd();
  }

  /** A server may respond, and end the connection, before it has read all. */
  private void send(String request) throws IOException {
    try {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    } catch (SocketException e) {
      // The response is there to be read all the same.
    }
  }

  /** The lines of a head, the status line first; none if the connection ends instead. */
  private List<String> head() throws IOException {
    String text = in.readHead();
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> head = List.of(text.split("\r\n", -1));
    boolean isRight =
        STATUS_LINE.matcher(head.get(0)).matches()
            && head.stream().skip(1).allMatch(FIELD_LINE.asMatchPredicate());
    if (!isRight) {
      throw new IOException("This is no response of HTTP/1.1:" + Printable.of(text));
    }
    return head;
  }

  /** 101 ends what is HTTP/1.1 on the connection. */
  private static boolean isInterim(int status) {
    return status / 100 == 1 && status != 101;
  }

  private static int status(List<String> head) {
    Matcher matcher = STATUS_LINE.matcher(head.get(0));
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : RawResponse.NO_STATUS;
  }

  private static int length(RawResponse response) throws IOException {
    List<String> lengths = response.values("Content-Length");
    if (lengths.isEmpty() || response.status() == 204 || response.status() == 304) {
      return 0;
    }
    if (lengths.size() > 1 || !LENGTH.matcher(lengths.get(0)).matches()) {
      throw new IOException("The length of the body is not clear: " + response);
    }
    return Integer.parseInt(lengths.get(0));
  }
}
