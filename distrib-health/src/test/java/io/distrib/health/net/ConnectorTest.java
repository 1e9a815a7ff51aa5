package io.distrib.health.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that has no more files to open, and one that has some again. */
@Timeout(60)
class ConnectorTest {
  private final ChannelException noFiles =
      new ChannelException("Failed to open a socket.", new IOException("Too many open files"));

  private final HealthLoop loop = HealthLoop.acquire();
  private final Connector connector = new Connector(loop, Duration.ofSeconds(5), this::channel);
  private volatile boolean hasFiles;

  @AfterEach
  void release() {
    connector.close();
    HealthLoop.release();
  }

  @Test
  void whoAsksWithoutFilesIsToldInTheLoopThatItIsNotTheSite() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    var unused = GlobalEventExecutor.INSTANCE.submit(() -> held.await(60, TimeUnit.SECONDS));
    try {
      assertThat(connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)))
          .isEqualTo(new Outcome(null, noFiles, true));
    } finally {
      held.countDown();
    }
  }

  @Test
  void whatIsOpenEndsWithTheConnectorWhateverFailedBefore() throws Exception {
    try (ServerSocket site = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      InetSocketAddress address = (InetSocketAddress) site.getLocalSocketAddress();
      for (int i = 0; i < 20; i++) {
        connect(address);
      }
      hasFiles = true;
      Channel held = Objects.requireNonNull(connect(address).channel());

      connector.close();

      assertThat(held.closeFuture().await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** A channel or a failure, and whether the loop told. */
  private record Outcome(
      @Nullable Channel channel, @Nullable Throwable failure, boolean isInLoop) {}

  private Outcome connect(InetSocketAddress address) throws Exception {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    loop.netty()
        .execute(
            () -> {
              var unused =
                  connector
                      .connect(address)
                      .whenComplete(
                          (channel, failure) ->
                              outcome.complete(
                                  new Outcome(channel, failure, loop.netty().inEventLoop())));
            });
    return outcome.get(10, TimeUnit.SECONDS);
  }

  private Channel channel() {
    if (!hasFiles) {
      throw noFiles;
    }
    return new NioSocketChannel();
  }
}
