package io.distrib.it.adapter;

import io.distrib.adapter.testkit.KitRow;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of the kit as requests of HTTP/2 (RFC 9113 8.3.1). */
final class Http2Rows {
  private static final Pattern LINE = Pattern.compile("(\\S+) ([/*].*) HTTP/1\\.1", Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("([A-Za-z-]+):\\s*(.*)", Pattern.DOTALL);

  private Http2Rows() {}

  /** Whether {@code row} says the same in HTTP/2: an authority, a path, fields of no connection. */
  static boolean isExpressible(KitRow row) {
    return LINE.matcher(row.line()).matches()
        && row.fields().lines().allMatch(FIELD.asMatchPredicate())
        && row.fields().lines().filter(line -> line.startsWith("Host:")).count() == 1
        && !row.fields().contains("Upgrade");
  }

  /** Its header fields under {@code scheme}; the Host is the authority. */
  static Http2Headers headers(KitRow row, String scheme) {
    Matcher line = matched(LINE, row.line());
    Http2Headers headers =
        new DefaultHttp2Headers(false).method(line.group(1)).scheme(scheme).path(line.group(2));
    row.fields().lines().map(text -> matched(FIELD, text)).forEach(field -> add(headers, field));
    return headers;
  }

  private static void add(Http2Headers headers, Matcher field) {
    String name = field.group(1).toLowerCase(Locale.ROOT);
    headers.add(name.equals("host") ? ":authority" : name, field.group(2));
  }

  private static Matcher matched(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    return matcher;
  }
}
