package io.distrib.health.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A connection whose first SYN may be lost. */
class ConnectionRaceTest {
  private final VirtualTime time = new VirtualTime();
  private final List<ChannelPromise> attempts = new ArrayList<>();
  private boolean hasFiles = true;
  private final CompletableFuture<Channel> connection =
      new ConnectionRace(this::attempt, Duration.ofMillis(700), time).start();

  @Test
  void anAttemptWithoutAnAnswerIsRepeatedTwice() {
    time.passMillis(139);
    assertThat(attempts).hasSize(1);
    time.passMillis(1);
    assertThat(attempts).hasSize(2);
    time.passMillis(140);
    assertThat(attempts).hasSize(3);
    time.passMillis(10_000);
    assertThat(attempts).hasSize(3);
    assertThat(connection).isNotDone();
  }

  @Test
  void theFirstThatSucceedsIsItAndTheOthersEnd() {
    time.passMillis(140);
    attempts.get(1).setSuccess();

    assertThat(connection).isCompletedWithValue(attempts.get(1).channel());
    assertThat(attempts.get(0).channel().isOpen()).isFalse();
    assertThat(attempts.get(1).channel().isOpen()).isTrue();
    time.passMillis(10_000);
    assertThat(attempts).hasSize(2);
  }

  @Test
  void oneThatSucceedsTooLateIsEnded() {
    connection.cancel(false);
    attempts.get(0).setSuccess();

    assertThat(attempts.get(0).channel().isOpen()).isFalse();
    time.passMillis(10_000);
    assertThat(attempts).hasSize(1);
  }

  @Test
  void aRefusalEndsItAll() {
    time.passMillis(140);
    attempts.get(1).setFailure(new ConnectException("Connection refused"));

    assertThat(connection).isCompletedExceptionally();
    assertThat(attempts).noneMatch(attempt -> attempt.channel().isOpen());
  }

  @Test
  void anAttemptThatCannotEvenBeginEndsItAllAtOnce() {
    hasFiles = false;
    time.passMillis(140);

    assertThat(connection).isCompletedExceptionally();
    assertThat(attempts).hasSize(1).noneMatch(attempt -> attempt.channel().isOpen());
  }

  private ChannelFuture attempt() {
    return hasFiles ? begun() : failed();
  }

  /** As Netty tells it: with a channel that is none, in a thread of its own. */
  private static ChannelFuture failed() {
    return new Bootstrap()
        .group(new DefaultEventLoop())
        .channelFactory(
            () -> {
              throw new ChannelException("Too many open files");
            })
        .handler(new ChannelInboundHandlerAdapter())
        .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
  }

  private ChannelFuture begun() {
    ChannelPromise promise = new EmbeddedChannel().newPromise();
    attempts.add(promise);
    return promise;
  }
}
