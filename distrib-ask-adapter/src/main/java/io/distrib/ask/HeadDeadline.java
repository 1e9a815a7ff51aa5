package io.distrib.ask;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection of HTTP/1.1 on which no response is due and the head of no next request has
 * become whole in time, however busily it trickles in. <em>Confined to one event loop.</em>
 */
public final class HeadDeadline extends ChannelDuplexHandler {
  private final Duration limit;
  private int due;
  private boolean isInterim;
  private @Nullable Future<?> end;

  /** With so much time for each head. */
  public HeadDeadline(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    await(ctx);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    cancel();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    cancel();
    ctx.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest) {
      due++;
      cancel();
    }
    ctx.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse head) {
      isInterim = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
    if (message instanceof LastHttpContent && !isInterim && --due <= 0) {
      due = 0;
      await(ctx);
    }
    var unused = ctx.write(message, promise);
  }

  private void await(ChannelHandlerContext ctx) {
    cancel();
    end =
        ctx.executor()
            .schedule(
                Executors.callable(() -> close(ctx)), limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void cancel() {
    if (end != null) {
      end.cancel(false);
      end = null;
    }
  }

  private static void close(ChannelHandlerContext ctx) {
    var unused = ctx.close();
  }
}
