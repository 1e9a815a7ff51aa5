package io.distrib.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request to one address, and what came back. <em>Immutable.</em>
 *
 * @param status the status code
 * @param headers the header fields by their name in lower case, the last of each
 * @param cookies what is to be sent back, each as {@code name=value}
 * @param body the content
 */
record HttpExchange(int status, Map<String, String> headers, List<String> cookies, String body) {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MAX_BYTES = 1 << 20;

  /** Copies the collections. */
  HttpExchange {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  /** The value of a header field. */
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(Ascii.toLowerCase(name)));
  }

  /** Asks {@code to} for {@code uri}, from the address {@code local}. */
  static HttpExchange get(InetAddress local, InetSocketAddress to, URI uri, Optional<String> cookie)
      throws IOException {
    String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\n%sConnection: close\r\n\r\n"
            .formatted(
                target, uri.getRawAuthority(), cookie.map(c -> "Cookie: " + c + "\r\n").orElse(""));
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(local, 0));
      socket.connect(to, TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return parse(new String(socket.getInputStream().readNBytes(MAX_BYTES), ISO_8859_1));
    }
  }

  private static HttpExchange parse(String text) throws IOException {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
      throw new IOException("no HTTP answer: " + text.substring(0, Math.min(80, text.length())));
    }
    List<String> lines = Splitter.on("\r\n").splitToList(text.substring(0, end));
    Map<String, String> headers = new HashMap<>();
    List<String> cookies = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      String name = Ascii.toLowerCase(line.substring(0, colon));
      String value = line.substring(colon + 1).trim();
      headers.put(name, value);
      if (name.equals("set-cookie")) {
        cookies.add(Splitter.on(';').splitToList(value).get(0));
      }
    }
    int status = Integer.parseInt(text, 9, 12, 10);
    return new HttpExchange(status, headers, cookies, text.substring(end + 4));
  }
}
