package io.distrib.netty;

import io.distrib.model.UnreadableRequest;
import io.netty.handler.codec.DecoderResultProvider;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/**
 * What the codec could not read. It marks the message with the failure, and discards all that
 * follows on the connection.
 */
final class CodecFailure {
  private CodecFailure() {}

  /** Whether {@code message} has one; a broken body has it in its last content (RFC 9112 7.1). */
  static boolean isIn(Object message) {
    return message instanceof DecoderResultProvider part && part.decoderResult().isFailure();
  }

  /** Why the codec could not read the head of {@code request}, which has a failure. */
  static UnreadableRequest of(HttpRequest request) {
    Throwable cause = request.decoderResult().cause();
    if (cause instanceof TooLongHttpLineException) {
      return UnreadableRequest.TARGET_TOO_LONG;
    }
    return cause instanceof TooLongHttpHeaderException
        ? UnreadableRequest.FIELDS_TOO_LONG
        : UnreadableRequest.MALFORMED;
  }
}
