package io.distrib.server.gate;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http2.Http2Settings;

/** How much one message may bring before it is refused. */
final class Limits {
  private static final int LINE = 8_192;
  private static final int HEADERS = 32_768;
  private static final int CHUNK = 16_384;
  private static final int STREAMS = 100;

  private Limits() {}

  /** For both sides: lengths, and no leniency that could be understood in two ways. */
  static HttpDecoderConfig decoder() {
    return new HttpDecoderConfig()
        .setMaxInitialLineLength(LINE)
        .setMaxHeaderSize(HEADERS)
        .setMaxChunkSize(CHUNK)
        .setAllowDuplicateContentLengths(false)
        .setStrictLineParsing(true)
        .setUseRfc9112TransferEncoding(true);
  }

  /** For clients that speak HTTP/2. */
  static Http2Settings http2() {
    return Http2Settings.defaultSettings().maxConcurrentStreams(STREAMS).maxHeaderListSize(HEADERS);
  }
}
