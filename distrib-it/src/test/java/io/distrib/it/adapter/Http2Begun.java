package io.distrib.it.adapter;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamFrame;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A stream whose request has been sent; what comes back is thrown away, as fast as it comes.
 * <em>Thread-safe.</em>
 *
 * @param channel the stream
 * @param hasBody whether a byte of a body has come
 */
record Http2Begun(Http2StreamChannel channel, AtomicBoolean hasBody) {
  boolean isAnswered() {
    return hasBody.get();
  }

  /** Takes the request back. */
  void reset() {
    var unused = channel.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
  }

  /** What reads such a stream. */
  static final class Reader extends SimpleChannelInboundHandler<Http2StreamFrame> {
    private final AtomicBoolean hasBody;

    Reader(AtomicBoolean hasBody) {
      this.hasBody = hasBody;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Http2StreamFrame frame) {
      if (frame instanceof Http2DataFrame) {
        hasBody.set(true);
      }
    }
  }
}
