package io.distrib.netty;

import io.distrib.redirect.Distributor;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.util.AttributeKey;

/**
 * Lets requests through to the application, or answers them, as the {@link Distributor} decides (H0
 * to H11). Stands behind {@code HttpServerCodec}, or, on the stream channels of HTTP/2, behind
 * {@code Http2StreamFrameToHttpObjectCodec}; in front of anything that answers {@code Expect:
 * 100-continue}. No aggregator is needed. One request of a connection is with the application at a
 * time; later ones are held, so that answers keep the order of the requests (RFC 9112 9.3.2).
 *
 * <p>A channel without auto-read is read on until the application has the message that it asked
 * for. Behind a switch to another protocol bytes pass as they come, so the codec should leave then;
 * a request that it has read ends the connection (RFC 9110 7.8).
 *
 * <p><em>Thread-safe</em>: one instance serves every channel. It never blocks an event loop: a
 * decision that has to wait is taken on a thread of the distributor.
 */
@Sharable
public final class DistributorHandler extends ChannelDuplexHandler {
  private static final AttributeKey<Connection> CONNECTION =
      AttributeKey.valueOf(DistributorHandler.class, "CONNECTION");

  private final Distributor distributor;
  private final Decisions decisions;

  DistributorHandler(DistributorHandlerBuilder builder) {
    this.distributor = builder.distributor;
    this.decisions = new Decisions(builder);
  }

  /** A builder for a handler that asks {@code distributor}. */
  public static DistributorHandlerBuilder builder(Distributor distributor) {
    return new DistributorHandlerBuilder(distributor);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    ctx.channel().attr(CONNECTION).set(new Connection(ctx, distributor, decisions));
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    Connection connection = ctx.channel().attr(CONNECTION).getAndSet(null);
    if (connection != null) {
      connection.abandon();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    connection(ctx).read(msg);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    connection(ctx).readComplete();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    connection(ctx).writabilityChanged();
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void read(ChannelHandlerContext ctx) {
    connection(ctx).askToRead();
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
    connection(ctx).write(msg, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    connection(ctx).end();
    ctx.fireChannelInactive();
  }

  /** What a codec in front of us cannot decode is lost, and with it the order of the answers. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof DecoderException) {
      connection(ctx).fail();
    }
    ctx.fireExceptionCaught(cause);
  }

  private static Connection connection(ChannelHandlerContext ctx) {
    return ctx.channel().attr(CONNECTION).get();
  }
}
