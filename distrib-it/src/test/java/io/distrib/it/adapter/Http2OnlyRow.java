package io.distrib.it.adapter;

import io.distrib.adapter.testkit.RawResponse;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Arrays;
import java.util.List;

/**
 * A request that only HTTP/2 can carry (RFC 9113 8.3), and what comes of it.
 *
 * @param fields its fields in their order, pseudo-header fields among them
 * @param statuses those that are right; {@value RawResponse#NO_STATUS} is a stream error
 * @param location of a redirect; else empty
 */
record Http2OnlyRow(String fields, List<String> statuses, String location) {
  private static final String ROWS =
      """
      :authority=app.example.test ;; host=evil.test | 0,400 |
      :authority=app.example.test ;; host=app.example.test | 302 | http://boston.app.example.test/?distrib=1800000000
      :authority=app.example.test ;; host=app.example.test ;; host=evil.test | 0,400 |
      :authority=app.example.test ;; :authority=evil.test | 0,400 |
      host=app.example.test | 302 | http://boston.app.example.test/?distrib=1800000000
      host=app.example.test ;; host=evil.test | 0,400 |
      x=neither | 0,400 |
      :authority= | 0,400 |
      :authority=evil.test@app.example.test | 0,400 |
      :authority=app.example.test<0D>evil.test | 0,400 |
      :authority=app.example.test<0D><0A>evil: test | 0,400 |
      :authority=app.example.test ;; :path= | 0,400 |
      :authority=app.example.test ;; :path=- | 0,400 |
      :authority=app.example.test ;; :path=cart | 0,400 |
      :authority=app.example.test ;; :path=evil.test/x | 0,400 |
      :authority=app.example.test ;; :path=?x | 0,400 |
      :authority=app.example.test ;; :path=* | 0,400 |
      :authority=app.example.test ;; :path=http://evil.test/ | 0,400 |
      :authority=app.example.test ;; :path=http://app.example.test/x | 0,400 |
      :authority=app.example.test ;; :path=/a<0D><0A>b | 0,400 |
      :authority=app.example.test ;; :path=/a<00>b | 0,400 |
      :authority=app.example.test ;; :path=//evil.test/x | 302 | http://boston.app.example.test//evil.test/x?distrib=1800000000
      :authority=app.example.test ;; :scheme=https | 302 | https://boston.app.example.test/?distrib=1800000000
      :authority=app.example.test ;; :scheme=HTTPS | 302 | https://boston.app.example.test/?distrib=1800000000
      :authority=app.example.test ;; :scheme=gopher | 0,400 |
      :authority=app.example.test ;; :scheme= | 0,400 |
      :authority=app.example.test ;; :scheme=- | 302 | http://boston.app.example.test/?distrib=1800000000
      :authority=app.example.test ;; :scheme=http<0D><0A>evil: x | 0,400 |
      :authority=app.example.test ;; :scheme=http://evil.test/ | 0,400 |
      :authority=app.example.test ;; :method=- | 0,400 |
      :authority=app.example.test ;; :method=G<0D>T | 0,400 |
      :authority=app.example.test:443 ;; :method=CONNECT ;; :scheme=- ;; :path=- | 0,405 |
      :authority=app.example.test ;; :method=OPTIONS ;; :path=* | 200 |
      :authority=app.example.test ;; :evil=x | 0,400 |
      :authority=app.example.test ;; :status=200 | 0,400 |
      :authority=app.example.test ;; X-Upper=x | 0,400 |
      :authority=app.example.test ;; connection=close | 0,400 |
      :authority=app.example.test ;; transfer-encoding=chunked | 0,400 |
      :authority=app.example.test ;; te=gzip | 0,400 |
      :authority=app.example.test ;; content-length=9 | 0,400 |
      :authority=app.example.test ;; x-http2-scheme=gopher | 0,302,400 | http://boston.app.example.test/?distrib=1800000000
      :authority=app.example.test ;; x-forwarded-host=evil.test ;; forwarded=host=evil.test | 302 | http://boston.app.example.test/?distrib=1800000000
      """;

  static List<Http2OnlyRow> rows() {
    return ROWS.lines().map(Http2OnlyRow::parse).toList();
  }

  /**
   * All that it sends. What a row does not name is {@code GET}, {@code http}, {@code /}; {@code -}
   * leaves a field out.
   */
  Http2Headers headers() {
    Http2Headers headers = new DefaultHttp2Headers(false);
    for (String pseudo : List.of(":method=GET", ":scheme=http", ":path=/")) {
      String name = pseudo.substring(0, pseudo.indexOf('='));
      if (!fields.contains(name + "=")) {
        add(headers, pseudo);
      }
    }
    Arrays.stream(fields.split(" ;; ", -1)).forEach(field -> add(headers, field));
    return headers;
  }

  /** Its name in a report. */
  @Override
  public String toString() {
    return fields.replaceAll("[^ -~]", "?");
  }

  private static void add(Http2Headers headers, String field) {
    int equals = field.indexOf('=');
    String value = field.substring(equals + 1);
    if (!value.equals("-")) {
      headers.add(field.substring(0, equals), value);
    }
  }

  private static Http2OnlyRow parse(String text) {
    String[] cells = text.strip().split(" *\\| *", -1);
    String fields = cells[0].replace("<0D>", "\r").replace("<0A>", "\n").replace("<00>", "\0");
    return new Http2OnlyRow(fields, List.of(cells[1].split(",")), cells[2]);
  }
}
