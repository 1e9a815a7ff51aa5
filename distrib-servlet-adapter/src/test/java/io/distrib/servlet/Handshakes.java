package io.distrib.servlet;

import static io.distrib.servlet.Sites.NOW;
import static io.distrib.servlet.Sites.OWN;
import static io.distrib.servlet.Sites.POOL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.redirect.Distributor;
import io.distrib.testkit.FixedLoadProbe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/**
 * What WebSocket handshakes for {@code /app/chat} come to (rules, section 5), where {@code
 * /app/?session} begins a session.
 *
 * @param port where the container listens
 */
record Handshakes(int port) {
  private static final String MARKED = "/app/chat?distrib=" + NOW;
  private static final String WELCOME = "HTTP/1.1 101";
  private static final String BUSY = "HTTP/1.1 503";

  /** Sessions and clients with a fresh marker get in, nobody else. */
  void checkWhileFree() { // H0, H7
    for (String host : List.of(POOL, OWN, "chicago.app.example.test", "elsewhere.test")) {
      assertThat(shake(host, "/app/chat")).as(host).startsWith(BUSY);
    }
    assertThat(shake(POOL, MARKED)).startsWith(BUSY);
    assertThat(shake(OWN, "/app/chat?distrib=" + (NOW - 3600))).startsWith(BUSY);
    assertThat(shake(OWN, MARKED)).startsWith(WELCOME).endsWith(Chat.GREETING);
    assertThat(shake(POOL, "/app/chat", session())).startsWith(WELCOME).endsWith(Chat.GREETING);
  }

  /** While {@code distributor} drains, or {@code load} is too much, only sessions get in. */
  void checkWithoutRoom(Distributor distributor, FixedLoadProbe load) { // H8
    String session = session();
    distributor.setDraining(true);
    checkWithoutRoom(session);
    distributor.setDraining(false);
    load.set(1);
    checkWithoutRoom(session);
  }

  private void checkWithoutRoom(String session) {
    assertThat(shake(OWN, MARKED)).startsWith(BUSY);
    assertThat(shake(OWN, "/app/chat", session)).startsWith(WELCOME).endsWith(Chat.GREETING);
  }

  /** The field that names a session which this begins. */
  private String session() {
    String answer = RawClient.get(port, OWN, "/app/?session&distrib=" + NOW);
    return "Cookie: " + answer.replaceAll("(?s).*Set-Cookie: (JSESSIONID=[^;]*);.*", "$1");
  }

  /** The head of the answer, and the greeting if the handshake succeeds. */
  private String shake(String host, String target, String... fields) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      String request = head(target, host, fields).replace("\n", "\r\n");
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return answer(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String head(String target, String host, String... fields) {
    return """
        GET %s HTTP/1.1
        Host: %s
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        %s

        """
        .formatted(target, host, fields.length == 0 ? "Accept: */*" : String.join("\n", fields));
  }

  private static String answer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertThat(next).as("the answer ends after \"%s\"", head).isNotNegative();
      head.append((char) next);
    }
    boolean isOpen = head.toString().startsWith(WELCOME);
    return isOpen
        ? head + new String(in.readNBytes(2 + Chat.GREETING.length()), ISO_8859_1)
        : head.toString();
  }
}
