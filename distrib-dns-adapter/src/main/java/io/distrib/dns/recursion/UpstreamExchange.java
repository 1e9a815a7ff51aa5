package io.distrib.dns.recursion;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One question put to one upstream. Confined to one thread. */
interface UpstreamExchange {
  /** Whether it goes by TCP. */
  boolean isStream();

  /**
   * Goes on as far as it can without waiting.
   *
   * @param in room for the largest message; the reply lies in it
   * @return null if the reply is not there yet
   * @throws IOException if it will not come
   */
  @Nullable UpstreamReply advance(ByteBuffer in) throws IOException;

  /** Ends it. */
  void close();
}
