package io.distrib.server.gate;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the application, for one exchange after the other. <em>Confined to one event
 * loop.</em>
 */
final class UpstreamConnection extends ChannelInboundHandlerAdapter {
  private final Channel channel;
  private final Upstreams home;
  private boolean isReused;
  private boolean hasHeard;
  private boolean isInUse = true;
  private @Nullable Exchange user;

  UpstreamConnection(Channel channel, Upstreams home) {
    this.channel = channel;
    this.home = home;
    channel.closeFuture().addListener(closed -> ended());
  }

  /** Begins an exchange. */
  void serve(Exchange exchange) {
    user = exchange;
    hasHeard = false;
  }

  /** It is taken from those that wait. */
  void reuse() {
    isReused = true;
    isInUse = true;
  }

  /** Ends an exchange; it can serve another if the last one left nothing on the wire. */
  void release(boolean isReusable) {
    user = null;
    if (isReusable && channel.isActive()) {
      channel.config().setAutoRead(true);
      // Later: what follows the response in the same read shows that it is not fit.
      channel.eventLoop().execute(this::rest);
    } else {
      close();
    }
  }

  /** Whether it may have ended before the application saw the request. */
  boolean isStale() {
    return isReused && !hasHeard;
  }

  boolean isWritable() {
    return channel.isWritable();
  }

  Channel channel() {
    return channel;
  }

  void setReading(boolean isReading) {
    channel.config().setAutoRead(isReading);
  }

  /** Writes {@code message}; a connection that has not got all of its request is lost. */
  void write(Object message) {
    channel.write(message).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  void flush() {
    channel.flush();
  }

  void close() {
    var unused = channel.close();
  }

  /** An octet has come. */
  void hear() {
    hasHeard = true;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    Exchange current = user;
    if (current != null && message instanceof HttpObject part) {
      current.response(part);
    } else {
      ReferenceCountUtil.release(message);
      close();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (user != null) {
      user.responseFlush();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (user != null) {
      user.steer();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    lose();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    lose();
    close();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof IdleStateEvent) {
      if (user == null) {
        close();
      } else {
        user.silent();
      }
    }
  }

  private void rest() {
    if (channel.isActive()) {
      isInUse = false;
      home.rest(this);
    }
  }

  private void lose() {
    Exchange current = user;
    user = null;
    if (current != null) {
      current.lost(this);
    }
  }

  private void ended() {
    home.ended(this, isInUse);
    isInUse = false;
  }
}
