package io.distrib.server.ask;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The web servers for which the program has a configuration that asks. */
enum WebServer {
  /** From 1.22 on. */
  NGINX;

  /**
   * A configuration that asks at {@code place}, with the application's address to be filled in.
   *
   * @param siteName the name of this site
   * @param cookies the names of the cookies that name a session
   */
  String configuration(String siteName, Collection<String> cookies, String place) {
    return template()
        .replace("@SITE@", siteName)
        .replace("@SITE_PATTERN@", pattern(siteName))
        .replace(
            "@COOKIE_PATTERN@",
            cookies.stream().map(WebServer::pattern).collect(Collectors.joining("|")))
        .replace("@ASK@", place);
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private String template() {
    try (InputStream bytes = WebServer.class.getResourceAsStream(this + ".conf")) {
      return new String(Objects.requireNonNull(bytes).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A regular expression for {@code text} alone. */
  private static String pattern(String text) {
    return text.replaceAll("[^A-Za-z0-9_-]", "\\\\$0");
  }
}
