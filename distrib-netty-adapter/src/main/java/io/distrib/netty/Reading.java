package io.distrib.netty;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;

/**
 * When a channel is read: not while a message waits, and until what the application has asked for
 * has come. Under auto-read a transport reads on whether or not anybody asks it to; so that is
 * switched off, for the rest of the read under way only, and for the rest of the time it belongs to
 * the application. Without auto-read, an application that asks expects a message: a read that
 * brought it none, because we kept all, is followed by another, as a codec does it. <em>Confined to
 * one event loop.</em>
 */
final class Reading {
  private final ChannelHandlerContext ctx;
  private boolean isPaused;
  private boolean isUnderWay;

  /** Nothing can come that was not asked for, be it before we were there. */
  private boolean isAwaited = true;

  private boolean isAskedAgain;

  Reading(ChannelHandlerContext ctx) {
    this.ctx = ctx;
  }

  /** Messages come, or what was held has its turn. */
  void begin() {
    isUnderWay = true;
  }

  /** A message waits: the read under way is the last for now. */
  void pause() {
    ChannelConfig config = ctx.channel().config();
    if (config.isAutoRead()) {
      isPaused = true;
      config.setAutoRead(false);
    }
  }

  /** The read under way brings no more; auto-read at once asks for the next. */
  void resume() {
    if (isPaused) {
      isPaused = false;
      ctx.channel().config().setAutoRead(true);
    }
  }

  /** The next message is asked for; while messages are given out, that is one of a later read. */
  void ask(boolean isHolding) {
    if (isUnderWay) {
      isAskedAgain = true;
    } else {
      isAwaited = true;
    }
    if (!isHolding) {
      ctx.read();
    }
  }

  /** The application has got a message. */
  void passed() {
    isAwaited = false;
  }

  /** All that one read brought has come; under auto-read the transport goes on by itself. */
  void complete(boolean isHolding) {
    settle(isHolding || ctx.channel().config().isAutoRead());
  }

  /** What was held has had its turn: the channel is read on, unless a message waits again. */
  void settle(boolean isHolding) {
    isUnderWay = false;
    isAwaited |= isAskedAgain;
    isAskedAgain = false;
    if (isAwaited && !isHolding) {
      ctx.read();
    }
  }
}
