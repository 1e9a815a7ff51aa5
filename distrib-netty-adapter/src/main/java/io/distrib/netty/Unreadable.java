package io.distrib.netty;

import io.netty.handler.codec.DecoderResultProvider;

/** What the codec could not read: it throws away all that comes after it on the connection. */
final class Unreadable {
  private Unreadable() {}

  /** Whether {@code message} is that; a broken body's is its last content (RFC 9112 7.1). */
  static boolean is(Object message) {
    return message instanceof DecoderResultProvider part && part.decoderResult().isFailure();
  }
}
