package io.distrib.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection in such a way that the last answer arrives. While the client may still be
 * sending, closing at once would make its side throw the answer away (RFC 9112 9.6): so only our
 * direction is shut, or none under TLS, and the rest follows when the client closes, or soon.
 */
public final class Farewell {
  private static final long MOST_LINGER_MILLIS = 2_000;

  private Farewell() {}

  /**
   * Ends the connection once {@code answered} is done. Until then, and for 2 s at most after it,
   * the channel must be read, and what comes be thrown away.
   *
   * @param isClientSending whether the request that was answered may not be over
   */
  public static void after(ChannelFuture answered, boolean isClientSending) {
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
    Future<?> closing =
        channel
            .eventLoop()
            .schedule(
                Executors.callable(() -> close(channel)),
                MOST_LINGER_MILLIS,
                TimeUnit.MILLISECONDS);
    channel.closeFuture().addListener(closed -> closing.cancel(false));
  }

  private static void close(Channel channel) {
    var unused = channel.close();
  }
}
