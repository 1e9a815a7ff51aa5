package io.distrib.it.browser;

import io.distrib.it.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site that is not Java: an application in a process of its own, and before it what applies the
 * component in its stead and speaks https, on a free port of the loopback interface.
 */
final class GatedSite implements AutoCloseable {
  private static final Pattern PORT =
      Pattern.compile("(?:port |listening on 127\\.0\\.0\\.1:)(\\d+)");

  private final Program application;
  private final Program gate;
  private final int port;

  /**
   * Starts both.
   *
   * @param pool the pool's file
   * @param cookie the name of the cookie that names a session
   * @param command starts the application, which prints {@code port PORT} once it listens
   */
  GatedSite(Path pool, String site, SiteKeys keys, String cookie, String... command)
      throws IOException {
    application = Program.start(command);
    int behind = port(application.awaitPrinted("port "));
    gate =
        Program.distrib(
            "gate",
            "--config=" + pool,
            "--site=" + site,
            "--listen=127.0.0.1:0",
            "--upstream=127.0.0.1:" + behind,
            "--session-cookie=" + cookie,
            "--tls-cert=" + keys.certificate(),
            "--tls-key=" + keys.key());
    port = port(gate.awaitPrinted("listening on 127"));
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    gate.close();
    application.close();
  }

  private static int port(String printed) {
    Matcher matcher = PORT.matcher(printed);
    if (!matcher.find()) {
      throw new AssertionError("no port in " + printed);
    }
    return Integer.parseInt(matcher.group(1));
  }
}
