package io.distrib.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client of the pool goes through, at a site on loopback that counts visits. */
final class Walk {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final String POOL = "app.example.test";
  private static final String OWN = "boston.app.example.test";
  private static final Pattern COOKIE =
      Pattern.compile("(?im)^set-cookie: (?!distrib_)([^=\r\n]+=[^;\r\n]+)(.*)$");

  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: (\\d+)");

  private final int port;

  Walk(int port) {
    this.port = port;
  }

  /** From the Pool Name to the Site Name, into a session, and on in it. */
  void run() {
    URI moved = newcomersAreMoved();
    String target =
        moved.getRawPath() + (moved.getRawQuery() == null ? "" : "?" + moved.getRawQuery());
    String cookie = markedNewcomersAreLetIn(target);
    sessionsAreServedUntouched(cookie);
  }

  private URI newcomersAreMoved() { // H1
    String answer = get(POOL, "/cart", "");
    assertThat(answer).startsWith("HTTP/1.1 302 ").doesNotContainIgnoringCase("set-cookie");
    Matcher location = Pattern.compile("(?im)^location: (\\S+)").matcher(answer);
    assertThat(location.find()).as(answer).isTrue();
    assertThat(location.group(1))
        .startsWith("http://" + OWN + ":" + port + "/cart")
        .containsPattern("[?/]distrib=\\w");
    return URI.create(location.group(1));
  }

  private String markedNewcomersAreLetIn(String target) { // H7
    String answer = get(OWN, target, "");
    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("visit 1 to /cart");
    Matcher cookie = COOKIE.matcher(answer);
    assertThat(cookie.find()).as(answer).isTrue();
    assertThat(cookie.group(2)).doesNotContainIgnoringCase("domain");
    return cookie.group(1);
  }

  private void sessionsAreServedUntouched(String cookie) { // H0
    assertThat(get(OWN, "/pay?with=card", "Cookie: " + cookie + "\r\n"))
        .startsWith("HTTP/1.1 200")
        .endsWith("visit 2 to /pay?with=card");
  }

  /** One exchange on a connection of its own. */
  String get(String host, String target, String fields) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String request =
          "GET %s HTTP/1.1\r\nHost: %s:%d\r\n%sConnection: close\r\n\r\n"
              .formatted(target, host, port, fields);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return answer(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String answer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertThat(next).as("the answer ends after \"%s\"", head).isNotNegative();
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head);
    assertThat(length.find()).as(head.toString()).isTrue();
    return head + new String(in.readNBytes(Integer.parseInt(length.group(1))), ISO_8859_1);
  }
}
