package io.distrib.netty;

import io.distrib.model.DistributionRequest;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http.HttpRequest;

/**
 * How much of a request the codec takes. It does not tell; but it took the request at hand, and
 * limits are powers of two. <em>Immutable.</em>
 *
 * @param maxLine how long a request line may be, in bytes without its end; 0 if that is not known
 */
record CodecLimit(int maxLine) {
  /** Of the header list of a stream, its default (RFC 9113 6.5.2). */
  private static final int DEFAULT_LIST = 8_192;

  /** What RFC 9113 6.5.2 counts for a field beside its name and its value. */
  private static final int FIELD = 32;

  /** Names of the pseudo-header fields, and the longest scheme. */
  private static final int PSEUDO_FIELDS =
      ":method:scheme:path:authorityhttps".length() + 4 * FIELD;

  /** Shorter targets are not looked at on streams. */
  private static final int SHORT = 1_024;

  /** How long the target of a request line with {@code request}'s method may be. */
  int maxTarget(HttpRequest request) {
    int others = request.method().name().length() + "  HTTP/1.1".length();
    int came = others + request.uri().length();
    int limit =
        maxLine > 0 ? maxLine : roundedUp(came, HttpObjectDecoder.DEFAULT_MAX_INITIAL_LINE_LENGTH);
    return limit - others;
  }

  /** How long the path of a stream with {@code request}'s other fields may be. */
  static int maxPath(HttpRequest request) {
    if (request.uri().length() < SHORT) {
      return DistributionRequest.ANY_LENGTH;
    }
    int others = PSEUDO_FIELDS + request.method().name().length();
    for (var field : request.headers()) {
      others += field.getKey().length() + field.getValue().length() + FIELD;
    }
    return roundedUp(others + request.uri().length(), DEFAULT_LIST) - others;
  }

  private static int roundedUp(int bytes, int least) {
    return Math.max(least, Integer.highestOneBit(bytes - 1) << 1);
  }
}
