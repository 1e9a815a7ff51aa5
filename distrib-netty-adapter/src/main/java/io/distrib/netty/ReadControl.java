package io.distrib.netty;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;

/**
 * Decides when the channel is read: never while a message waits, and otherwise until the
 * application has received the message that it asked for.
 *
 * <p>With auto-read, the transport reads without being asked. To stop it, auto-read is switched off
 * for the rest of the current read only: outside of reads, the setting belongs to the application.
 * Without auto-read, an application that asks once expects one message. A read that brought it
 * none, because the handler kept all messages, is followed by another read, as in Netty's decoders.
 * <em>Confined to one event loop.</em>
 */
final class ReadControl {
  private final ChannelHandlerContext ctx;
  private boolean isPaused;
  private boolean isReading;

  /** True at first: a message comes only if somebody has asked for it, perhaps before us. */
  private boolean isAwaited = true;

  private boolean isAskedAgain;

  ReadControl(ChannelHandlerContext ctx) {
    this.ctx = ctx;
  }

  /** A read brings messages, or messages that waited have their turn. */
  void begin() {
    isReading = true;
  }

  /** A message waits: the current read is the last for now. */
  void pause() {
    ChannelConfig config = ctx.channel().config();
    if (config.isAutoRead()) {
      isPaused = true;
      config.setAutoRead(false);
    }
  }

  /** The current read brings no more messages; auto-read asks for the next at once. */
  void resume() {
    if (isPaused) {
      isPaused = false;
      ctx.channel().config().setAutoRead(true);
    }
  }

  /** The application asks for the next message; during a read, it means one of a later read. */
  void ask(boolean isHolding) {
    if (isReading) {
      isAskedAgain = true;
    } else {
      isAwaited = true;
    }
    if (!isHolding) {
      ctx.read();
    }
  }

  /** The application has received a message. */
  void forwarded() {
    isAwaited = false;
  }

  /** All messages of one read have come; with auto-read, the transport reads on by itself. */
  void complete(boolean isHolding) {
    settle(isHolding || ctx.channel().config().isAutoRead());
  }

  /** The waiting messages have had their turn: read on, unless a message waits again. */
  void settle(boolean isHolding) {
    isReading = false;
    isAwaited |= isAskedAgain;
    isAskedAgain = false;
    if (isAwaited && !isHolding) {
      ctx.read();
    }
  }
}
