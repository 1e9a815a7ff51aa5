package io.distrib.server.gate;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Resets a stream whose path could not stand in a request line (RFC 9113, section 8.3.1). The codec
 * behind would refuse it too, but Netty 4.2.20 loses a buffer each time. <em>Thread-safe.</em>
 */
@Sharable
final class StrictStreams extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof Http2HeadersFrame head && !isLine(head.headers().path())) {
      ReferenceCountUtil.release(message);
      ctx.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.PROTOCOL_ERROR))
          .addListener(ChannelFutureListener.CLOSE);
    } else {
      ctx.fireChannelRead(message);
    }
  }

  private static boolean isLine(@Nullable CharSequence path) {
    return path == null || path.chars().allMatch(c -> c > ' ' && c != 0x7f);
  }
}
