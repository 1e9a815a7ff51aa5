package io.distrib.it.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.it.process.Program.Outcome;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application in Python behind nginx, with the configuration that {@code ./distrib ask} prints;
 * nginx asks it over a socket file.
 */
class NginxIT {
  private static final Pattern PYTHON = Pattern.compile("port (\\d+)");
  private static final String POOL = "app.example.test";
  private static final String OWN = "boston.app.example.test";

  /** It answers with what it sees, and how long the body was. */
  private static final String APPLICATION =
      """
      import http.server
      class Seen(http.server.BaseHTTPRequestHandler):
          protocol_version = 'HTTP/1.1'
          def answer(self):
              body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
              page = f'{self.command} {self.path} {self.headers["Host"]} {len(body)} ' \\
                     f'{self.headers.get("Upgrade")}'.encode()
              self.send_response(200)
              self.send_header('Content-Length', str(len(page)))
              self.end_headers()
              if self.command != 'HEAD':
                  self.wfile.write(page)
          do_GET = do_HEAD = do_POST = answer
          def log_message(self, *_):
              pass
      server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Seen)
      print('port', server.server_port, flush=True)
      server.serve_forever()
      """;

  @TempDir private Path folder;
  private String port = "";

  @BeforeEach
  void findPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = Integer.toString(free.getLocalPort());
    }
  }

  @Test
  void anApplicationInPythonBehindNginxIsASite() throws IOException {
    try (Program python = Program.start("python3", "-u", "-c", APPLICATION)) {
      try (Program ask = ask()) {
        ask.awaitPrinted("listening on");
        try (Program nginx = nginx(python)) {
          await().atMost(Duration.ofMinutes(1)).until(this::isServing);
          newcomersAreMovedAndServed();
          whatIsAskedForComesAsItWas();
          sessionsAreNotAskedAbout();
          websocketsAreForSessions();
          aFullSiteSaysSo();
          ask.terminate();
          assertThat(ask.await().code()).isZero();
          assertThat(folder.resolve("ask.sock")).doesNotExist();
          whenNobodyAnswersRequestsAreLetIn();
          assertThat(Files.readString(folder.resolve("error.log")))
              .doesNotContain("[emerg]", "[alert]");
          nginx.terminate();
        }
      }
    }
  }

  private void newcomersAreMovedAndServed() throws IOException { // H1, H7
    String moved = curl("-i", url(POOL, "/cart?x=1"));
    assertThat(moved)
        .startsWith("HTTP/1.1 302 ")
        .containsPattern("(?i)\r\nlocation: http://" + OWN + ":" + port + "/cart\\?x=1&distrib=")
        .containsIgnoringCase("\r\ncache-control: no-store\r\n")
        .contains("</html>")
        .doesNotContainIgnoringCase("x-distrib-decision");
    assertThat(curl("-iL", url(POOL, "/cart?x=1")))
        .endsWith("GET /cart?x=1 " + OWN + ":" + port + " 0 None");
    assertThat(curl("-I", url(POOL, "/cart"))).startsWith("HTTP/1.1 302 ");
    assertThat(curl("-i", "-d", "a=b", url(POOL, "/cart"))).startsWith("HTTP/1.1 307 ");
  }

  private void whatIsAskedForComesAsItWas() throws IOException { // H10
    String raw = "/a%2Fb/../c%20d//e?q=%41";
    assertThat(curl("-L", "--path-as-is", url(POOL, raw)))
        .isEqualTo("GET " + raw + " " + OWN + ":" + port + " 0 None");
    Path body = Files.write(folder.resolve("body"), "x".repeat(500_000).getBytes(US_ASCII));
    assertThat(curl("-L", "--data-binary", "@" + body, url(POOL, "/buy")))
        .isEqualTo("POST /buy " + OWN + ":" + port + " 500000 None");
    assertThat(curl("--path-as-is", url(POOL, "/ext_authz/a"), "-i")).startsWith("HTTP/1.1 302 ");
  }

  private void sessionsAreNotAskedAbout() throws IOException { // H0, H3
    assertThat(curl("-b", "a=b; visitor=7", url(OWN, "/pay?distrib=x")))
        .isEqualTo("GET /pay?distrib=x " + OWN + ":" + port + " 0 None");
    assertThat(curl("-i", "-b", "visitor=7", url(POOL, "/pay"))).startsWith("HTTP/1.1 302 ");
    assertThat(curl("-i", "-b", "visitor=", url(OWN, "/pay"))).startsWith("HTTP/1.1 302 ");
  }

  private void websocketsAreForSessions() throws IOException { // rules, section 5
    String[] handshake = {"-i", "-H", "Connection: Upgrade", "-H", "Upgrade: websocket"};
    assertThat(curl(with(handshake, url(POOL, "/")))).startsWith("HTTP/1.1 503 ");
    assertThat(curl(with(handshake, "-b", "visitor=7", url(OWN, "/")))).endsWith(" 0 websocket");
  }

  private void aFullSiteSaysSo() throws IOException { // H7
    Files.writeString(folder.resolve("load"), "1");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> curl("-iL", url(POOL, "/")).contains("HTTP/1.1 503 "));
    assertThat(curl("-iL", url(POOL, "/"))).containsIgnoringCase("\r\nretry-after: ");
    assertThat(curl("-b", "visitor=7", url(OWN, "/old"))).startsWith("GET /old ");
  }

  private void whenNobodyAnswersRequestsAreLetIn() throws IOException {
    assertThat(curl(url(OWN, "/new?x=1")))
        .isEqualTo("GET /new?x=1 " + OWN + ":" + port + " 0 None");
    assertThat(curl("-b", "visitor=7", url(OWN, "/old"))).startsWith("GET /old ");
  }

  private boolean isServing() throws IOException {
    return curl("-i", url(POOL, "/")).startsWith("HTTP/1.1 302 ");
  }

  private Program ask() throws IOException {
    return Program.distrib(askArguments("--drain-time=0", "--load=" + folder.resolve("load")));
  }

  private String[] askArguments(String... more) throws IOException {
    Path file = folder.resolve("app.yaml");
    Files.writeString(
        file,
        """
        pool: { name: app.example.test }
        sites:
          boston: { name: boston.app.example.test, addresses: [192.0.2.10] }
        """);
    String[] usual = {
      "ask",
      "--config=" + file,
      "--site=boston",
      "--session-cookie=visitor",
      "--listen=unix:" + folder.resolve("ask.sock")
    };
    return with(usual, more);
  }

  /** What the command prints, with the two addresses filled in, and what nginx needs besides. */
  private Program nginx(Program python) throws IOException {
    Matcher application = PYTHON.matcher(python.awaitPrinted("port"));
    assertThat(application.find()).isTrue();
    try (Program printing = Program.distrib(askArguments("--print=nginx"))) {
      Outcome printed = printing.await();
      assertThat(printed.code()).as(printed.err()).isZero();
      String site =
          printed
              .out()
              .replace("127.0.0.1:8000", "127.0.0.1:" + application.group(1))
              .replace("listen 80 default_server;", "listen 127.0.0.1:" + port + ";");
      Files.writeString(folder.resolve("nginx.conf"), machine().formatted(site));
    }
    return Program.start("nginx", "-c", folder.resolve("nginx.conf").toString());
  }

  private String machine() {
    return """
        daemon off; master_process off; pid FOLDER/nginx.pid; error_log FOLDER/error.log;
        events {}
        http {
          access_log off;
          client_body_temp_path FOLDER/body.d; proxy_temp_path FOLDER/proxy.d;
          fastcgi_temp_path FOLDER/fcgi.d; uwsgi_temp_path FOLDER/uwsgi.d;
          scgi_temp_path FOLDER/scgi.d;
          %s
        }
        """
        .replace("FOLDER", folder.toString());
  }

  private String url(String host, String pathAndQuery) {
    return "http://" + host + ":" + port + pathAndQuery;
  }

  private static String[] with(String[] first, String... more) {
    List<String> all = new ArrayList<>(Arrays.asList(first));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  private String curl(String... more) throws IOException {
    String[] always = {
      "curl",
      "-sS",
      "-m",
      "60",
      "--noproxy",
      "*",
      "--resolve",
      POOL + ":" + port + ":127.0.0.1",
      "--resolve",
      OWN + ":" + port + ":127.0.0.1"
    };
    return Program.run(with(always, more)).out();
  }
}
