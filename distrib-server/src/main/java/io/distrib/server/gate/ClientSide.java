package io.distrib.server.gate;

import io.distrib.netty.LingeringClose;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2StreamChannel;

/**
 * The connection of a client, or its stream of HTTP/2, as an exchange needs it. <em>Confined to one
 * event loop.</em>
 */
final class ClientSide {
  private final ChannelHandlerContext ctx;

  ClientSide(ChannelHandlerContext ctx) {
    this.ctx = ctx;
  }

  EventLoop loop() {
    return ctx.channel().eventLoop();
  }

  Channel channel() {
    return ctx.channel();
  }

  /** Whether it is one stream of several on its connection. */
  boolean isStream() {
    return ctx.channel() instanceof Http2StreamChannel;
  }

  /** Whether it takes more, or else has enough to send. */
  boolean isWritable() {
    return ctx.channel().isWritable();
  }

  /** Reads on, or not for now. */
  void setReading(boolean isReading) {
    ctx.channel().config().setAutoRead(isReading);
  }

  void write(Object message) {
    var unused = ctx.write(message);
  }

  void flush() {
    ctx.flush();
  }

  /**
   * Writes the last message of a response.
   *
   * @param closes whether the connection ends with it
   * @param isRequestOver whether the client has sent all that it will
   */
  ChannelFuture end(Object message, boolean closes, boolean isRequestOver) {
    ChannelFuture written = ctx.writeAndFlush(message);
    if (isStream()) {
      if (!isRequestOver) {
        written.addListener(done -> reset(Http2Error.NO_ERROR));
      }
    } else if (closes) {
      LingeringClose.after(written, !isRequestOver);
    }
    return written;
  }

  /** Ends it so that nobody can take what was sent for a whole response. */
  void cut() {
    if (isStream()) {
      reset(Http2Error.INTERNAL_ERROR);
      return;
    }
    ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    // From the front: TLS must not take leave, for that would be a clean end, too.
    var unused = ctx.pipeline().firstContext().close();
  }

  private void reset(Http2Error error) {
    ctx.writeAndFlush(new DefaultHttp2ResetFrame(error)).addListener(ChannelFutureListener.CLOSE);
  }
}
