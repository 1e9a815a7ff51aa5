package io.distrib.netty;

import io.distrib.model.DistributionRequest;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http.HttpRequest;

/**
 * The longest target that the codec accepts. The codec does not show its limit. But it has accepted
 * the current request, so its limit is taken to be the next power of two. <em>Immutable.</em>
 *
 * @param maxLine maximum length of a request line, in bytes without its line end; 0 if not known
 */
record CodecLimit(int maxLine) {
  /** Netty's default of SETTINGS_MAX_HEADER_LIST_SIZE, in bytes (RFC 9113 6.5.2). */
  private static final int DEFAULT_LIST = 8_192;

  /** What RFC 9113 6.5.2 adds to the length of name and value of each field. */
  private static final int FIELD_OVERHEAD = 32;

  /** The names of the pseudo-header fields, the longest scheme, and their overhead. */
  private static final int PSEUDO_FIELDS =
      ":method:scheme:path:authorityhttps".length() + 4 * FIELD_OVERHEAD;

  /** A shorter path cannot reach the limit with what a redirect adds. */
  private static final int SHORT = 1_024;

  /** Maximum length of the target in a request line with the method of {@code request}. */
  int maxTarget(HttpRequest request) {
    int others = request.method().name().length() + "  HTTP/1.1".length();
    int came = others + request.uri().length();
    int limit =
        maxLine > 0 ? maxLine : roundedUp(came, HttpObjectDecoder.DEFAULT_MAX_INITIAL_LINE_LENGTH);
    return limit - others;
  }

  /** Maximum length of the path of a stream with the other fields of {@code request}. */
  static int maxPath(HttpRequest request) {
    if (request.uri().length() < SHORT) {
      return DistributionRequest.ANY_LENGTH;
    }
    int others = PSEUDO_FIELDS + request.method().name().length();
    for (var field : request.headers()) {
      others += field.getKey().length() + field.getValue().length() + FIELD_OVERHEAD;
    }
    return roundedUp(others + request.uri().length(), DEFAULT_LIST) - others;
  }

  private static int roundedUp(int bytes, int min) {
    return Math.max(min, Integer.highestOneBit(bytes - 1) << 1);
  }
}
