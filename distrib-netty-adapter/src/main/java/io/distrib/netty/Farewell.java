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
 * Ends a connection in such a way that the last answer arrives. While the client may still be
 * sending, closing at once would make its side throw the answer away (RFC 9112 9.6): so only our
 * direction is shut, or none under TLS, and the rest follows when the client closes, or soon.
 */
public final class Farewell {
  static final Duration MOST_WRITING = Duration.ofSeconds(30);
  static final Duration MOST_LINGER = Duration.ofSeconds(2);

  private Farewell() {}

  /**
   * Ends the connection once {@code answered} is done, or after 30 s, however little of it the
   * client has read by then. Until it is done, and for 2 s at most after it, the channel must be
   * read, and what comes be thrown away.
   *
   * @param isClientSending whether the request that was answered may not be over
   */
  public static void after(ChannelFuture answered, boolean isClientSending) {
    if (!answered.isDone()) {
      closeAfter(MOST_WRITING, answered.channel());
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
    closeAfter(MOST_LINGER, channel);
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
