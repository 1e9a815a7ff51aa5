package io.distrib.netty;

import static io.distrib.netty.Handlers.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests whose head the codec could not read: what the client receives, byte by byte. */
class CodecFailureTest {
  private static final String LONG = "x".repeat(100_000);

  private final TestApplication application = TestApplication.prompt();
  private final Wire wire = new Wire(Handlers.handler(Handlers.boston().build()), application);

  @AfterEach
  void close() {
    assertThat(application.seen).isEmpty();
    assertThat(wire.channel.isOpen()).isFalse();
    wire.close();
  }

  @Test
  void aRequestLineThatIsNotHttp() { // RFC 9112 3
    assertThat(wire.exchange("GET  HTTP/1.1 x y\nHost: a\n\n"))
        .isEqualTo(answer("400 Bad Request", "Bad request", 134));
  }

  @Test
  void aTargetThatIsTooLong() { // RFC 9112 3
    assertThat(wire.exchange("GET /" + LONG + " HTTP/1.1\nHost: " + POOL + "\n\n"))
        .isEqualTo(answer("414 Request-URI Too Long", "URI too long", 136));
  }

  @Test
  void headerFieldsThatAreTooLong() { // RFC 6585 5
    assertThat(wire.exchange("GET / HTTP/1.1\nHost: a\nX: " + LONG + "\n\n"))
        .isEqualTo(
            answer("431 Request Header Fields Too Large", "Request header fields too large", 174));
  }

  private static String answer(String status, String title, int length) {
    return head(status, length).replace("\n", "\r\n") + page(title);
  }

  private static String head(String status, int length) {
    return """
        HTTP/1.1 %s
        Date: Fri, 15 Jan 2027 08:00:00 GMT
        Cache-Control: no-store
        Content-Type: text/html; charset=utf-8
        Content-Length: %d
        connection: close

        """
        .formatted(status, length);
  }

  private static String page(String title) {
    return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>\
        <body><h1>%s</h1></body></html>
        """
        .formatted(title, title);
  }
}
