package io.distrib.server.gate;

import com.google.common.base.Splitter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Removes what belongs to one connection and not to the message (RFC 9110, section 7.6.1). */
final class HopByHop {
  private static final Splitter OPTIONS = Splitter.on(',').trimResults();

  private static final List<String> FIELDS =
      List.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "http2-settings");

  /** What a Connection field may not take away: without it the message is another one. */
  private static final Set<String> KEPT = Set.of("host", "content-length", "cookie", "set-cookie");

  /** What {@code Http2StreamFrameToHttpObjectCodec} makes of pseudo-header fields. */
  private static final String STREAM_FIELDS = "x-http2-";

  private HopByHop() {}

  /** Removes from {@code headers} the known ones, and those that their Connection fields name. */
  static void remove(HttpHeaders headers) {
    for (String field : headers.getAll(HttpHeaderNames.CONNECTION)) {
      for (String option : OPTIONS.split(field)) {
        removeNamed(headers, option.toLowerCase(Locale.ROOT));
      }
    }
    FIELDS.forEach(headers::remove);
    headers.names().stream()
        .filter(name -> name.regionMatches(true, 0, STREAM_FIELDS, 0, STREAM_FIELDS.length()))
        .forEach(headers::remove);
  }

  private static void removeNamed(HttpHeaders headers, String option) {
    if (!option.isEmpty() && !KEPT.contains(option)) {
      headers.remove(option);
    }
  }
}
