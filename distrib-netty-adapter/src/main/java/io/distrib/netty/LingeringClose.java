package io.distrib.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection so that the client receives the last answer. If the client may still be
 * sending, an immediate close would reset the connection, and the client would lose the answer (RFC
 * 9112 9.6). So the server first shuts down its own direction only (under TLS, neither), and closes
 * when the client does, or after a short time. Without state; call it on the event loop of the
 * channel.
 */
public final class LingeringClose {
  static final Duration MAX_WRITE_TIME = Duration.ofSeconds(30);
  static final Duration MAX_LINGER_TIME = Duration.ofSeconds(2);

  private LingeringClose() {}

  /**
   * Closes the connection when {@code answered} is done, and at the latest after 30 s, even if the
   * client has not read all of the answer by then. Until {@code answered} is done, and for up to 2
   * s after it, the caller must read the channel and discard what it reads.
   *
   * @param answered the write of the last answer
   * @param isClientSending whether the client may not have sent all of its request
   */
  public static void after(ChannelFuture answered, boolean isClientSending) {
    if (!answered.isDone()) {
      closeAfter(MAX_WRITE_TIME, answered.channel());
    }
    if (isClientSending && answered.channel() instanceof DuplexChannel duplex) {
      answered.addListener(done -> linger(duplex));
    } else {
      answered.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static void linger(DuplexChannel channel) {
    if (channel.pipeline().get(SslHandler.class) == null) {
      var unused = channel.shutdownOutput();
    }
    closeAfter(MAX_LINGER_TIME, channel);
  }

  private static void closeAfter(Duration limit, Channel channel) {
    Future<?> closing =
        channel
            .eventLoop()
            .schedule(
                Executors.callable(() -> close(channel)), limit.toMillis(), TimeUnit.MILLISECONDS);
    channel.closeFuture().addListener(closed -> closing.cancel(false));
  }

  private static void close(Channel channel) {
    var unused = channel.close();
  }
}
