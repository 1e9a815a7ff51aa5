package io.distrib.server.gate;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a client's connection on which nothing has moved in either direction for so long that the
 * application's own time has run out before. <em>Confined to one event loop.</em>
 */
final class ClientIdle extends IdleStateHandler {
  private static final Duration GRACE = Duration.ofSeconds(5);

  ClientIdle(Duration timeout) {
    super(true, 0, 0, timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  protected void channelIdle(ChannelHandlerContext ctx, IdleStateEvent event) {
    var unused = ctx.close();
  }
}
