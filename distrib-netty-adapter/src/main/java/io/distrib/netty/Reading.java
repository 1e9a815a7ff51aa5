package io.distrib.netty;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;

/**
 * When a channel is read: not while a message waits. Under auto-read a transport reads on whether
 * or not anybody asks it to; so that is switched off, for the rest of the read under way only, and
 * for the rest of the time it belongs to the application. <em>Confined to one event loop.</em>
 */
final class Reading {
  private final ChannelHandlerContext ctx;
  private boolean isPaused;
  private boolean isOwed;

  Reading(ChannelHandlerContext ctx) {
    this.ctx = ctx;
  }

  /** A message waits: the read under way is the last for now. */
  void pause() {
    ChannelConfig config = ctx.channel().config();
    if (config.isAutoRead()) {
      isPaused = true;
      config.setAutoRead(false);
    }
  }

  /** The read under way is over; auto-read at once asks for the next, which may then be owed. */
  void complete() {
    if (isPaused) {
      isPaused = false;
      ctx.channel().config().setAutoRead(true);
    }
  }

  /** The next read is asked for; it is owed if a message waits. */
  void ask(boolean isWaiting) {
    isOwed = isWaiting;
    if (!isWaiting) {
      ctx.read();
    }
  }

  /** No message waits any more: what is owed is done. */
  void settle() {
    if (isOwed) {
      isOwed = false;
      ctx.read();
    }
  }
}
