package io.distrib.it.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client that goes one step when it is told to, and asks the nameserver again before each.
 * <em>Confined to one thread.</em>
 */
final class Wanderer {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final Pattern LOCATION = Pattern.compile("(?mi)^location: (\\S+)\r?$");
  private static final Pattern COOKIE = Pattern.compile("(?mi)^set-cookie: (\\S+)\r?$");

  private final InetSocketAddress nameserver;
  private final int port;
  private URI place = URI.create("http://nowhere.invalid/");
  private String address = "";
  private String answer = "";
  private int redirects;

  /** One that finds every site at {@code port}. */
  Wanderer(InetSocketAddress nameserver, int port) {
    this.nameserver = nameserver;
    this.port = port;
  }

  /** Asks for {@code target} of {@code host} where it has been found to be before. */
  void arriveAt(String known, String host, String target) throws IOException {
    place = URI.create("http://" + host + ":" + port + target);
    ask(known, "");
  }

  /** Follows the redirect. */
  void goOn() throws IOException {
    place = URI.create(find(LOCATION));
    redirects++;
    ask(Dns.addresses(nameserver, place.getHost()), "");
  }

  /** Asks for another page of the site whose session it has. */
  void comeBack() throws IOException {
    place = place.resolve("/another");
    ask(Dns.addresses(nameserver, place.getHost()), "Cookie: " + find(COOKIE) + "\r\n");
  }

  void assertIsSentTo(String host, String target) {
    URI location = URI.create(find(LOCATION));
    assertThat(answer).startsWith("HTTP/1.1 302 ");
    assertThat(location.getAuthority()).isEqualTo(host + ":" + port);
    assertThat(target(location)).matches(target);
  }

  void assertIsServedAt(String expected) {
    assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("the application");
    assertThat(address).isEqualTo(expected);
  }

  /** The target of the place that it is sent to. */
  String target() {
    return target(URI.create(find(LOCATION)));
  }

  /** How many redirects it has followed. */
  int redirects() {
    return redirects;
  }

  private void ask(String at, String fields) throws IOException {
    address = at;
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(new InetSocketAddress(at, port), TIMEOUT_MILLIS);
      String request = "GET " + target(place) + " HTTP/1.1\r\nHost: " + place.getAuthority();
      String rest = "\r\n" + fields + "Connection: close\r\n\r\n";
      socket.getOutputStream().write((request + rest).getBytes(ISO_8859_1));
      answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private String find(Pattern field) {
    Matcher matcher = field.matcher(answer);
    assertThat(matcher.find()).as(answer).isTrue();
    return matcher.group(1);
  }

  private static String target(URI uri) {
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }
}
