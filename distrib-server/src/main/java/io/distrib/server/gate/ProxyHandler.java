package io.distrib.server.gate;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the component lets through, one request of a channel at a time, to the application.
 * <em>Confined to one event loop.</em>
 */
final class ProxyHandler extends ChannelInboundHandlerAdapter {
  private final Traffic traffic;
  private @Nullable Exchange exchange;

  ProxyHandler(Traffic traffic) {
    this.traffic = traffic;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest request) {
      begin(ctx, request);
    }
    Exchange current = exchange;
    if (current != null && message instanceof HttpContent part) {
      current.request(part);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  /** The response of {@code over} is on its way, and all of its request is here. */
  @SuppressWarnings("ReferenceEquality") // this very exchange
  void finished(Exchange over) {
    if (exchange == over) {
      exchange = null;
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.requestFlush();
    }
    ctx.fireChannelReadComplete();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.clientWritabilityChanged();
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    Exchange current = exchange;
    exchange = null;
    if (current != null) {
      current.abandon();
    }
    ctx.fireChannelInactive();
  }

  /** The connection is of no use any more: the client has reset it, or speaks nonsense. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var unused = ctx.close();
  }

  private void begin(ChannelHandlerContext ctx, HttpRequest request) {
    Target target = Target.of(request);
    if (target == null) {
      var unused = ctx.close();
      return;
    }
    ClientRequest asked = ClientRequest.of(ctx.channel(), request, target, traffic);
    Exchange begun = new Exchange(this, new ClientSide(ctx), traffic, asked);
    exchange = begun;
    begun.start();
  }
}
