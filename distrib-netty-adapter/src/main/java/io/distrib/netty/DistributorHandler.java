package io.distrib.netty;

import io.distrib.redirect.Distributor;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Passes requests to the application, or answers them, as the {@link Distributor} decides (H0 to
 * H11).
 *
 * <pre>{@code
 * Distributor distributor = Distributor.builder(topology, "boston").build();
 * DistributorHandler handler = DistributorHandler.builder(distributor).build();
 * channel.pipeline().addLast(new HttpServerCodec(), handler, application);
 * }</pre>
 *
 * <p>Add it to the pipeline after {@code HttpServerCodec}, or, on the stream channels of HTTP/2,
 * after {@code Http2StreamFrameToHttpObjectCodec}; before any handler that answers {@code Expect:
 * 100-continue}. No aggregator is needed. The application serves one request of a connection at a
 * time; later requests wait, so that the responses keep the order of the requests (RFC 9112 9.3.2).
 *
 * <p>A channel without auto-read is read until the application has the message that it asked for.
 * After a change to another protocol, bytes pass as they come: remove the codec from the pipeline
 * then, because a request that it reads ends the connection (RFC 9110 7.8).
 *
 * <p><em>Thread-safe</em>: one instance serves all channels. It never blocks an event loop: a
 * decision that has to wait is taken on a thread of the distributor, and carried out on the event
 * loop.
 */
@Sharable
public final class DistributorHandler extends ChannelDuplexHandler {
  /** By context: while one handler replaces another, the channel has both. */
  private static final AttributeKey<Map<ChannelHandlerContext, Connection>> CONNECTIONS =
      AttributeKey.valueOf(DistributorHandler.class, "CONNECTIONS");

  private final Distributor distributor;
  private final RequestReader reader;

  DistributorHandler(DistributorHandlerBuilder builder) {
    this.distributor = builder.distributor;
    this.reader =
        new RequestReader(
            builder.inSession, builder.scheme, builder.remote, new CodecLimit(builder.maxLine));
  }

  /** A builder for a handler that does what {@code distributor} decides. */
  public static DistributorHandlerBuilder builder(Distributor distributor) {
    return new DistributorHandlerBuilder(distributor);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    Attribute<Map<ChannelHandlerContext, Connection>> attribute = ctx.channel().attr(CONNECTIONS);
    attribute.setIfAbsent(new IdentityHashMap<>(1));
    attribute.get().put(ctx, new Connection(ctx, distributor, reader));
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    Connection connection = ctx.channel().attr(CONNECTIONS).get().remove(ctx);
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
    connection(ctx).resume();
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

  /** A message that a codec before this handler cannot decode is lost, so the order is lost too. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof DecoderException) {
      connection(ctx).fail();
    }
    ctx.fireExceptionCaught(cause);
  }

  private static Connection connection(ChannelHandlerContext ctx) {
    return Objects.requireNonNull(ctx.channel().attr(CONNECTIONS).get().get(ctx));
  }
}
