package io.distrib.server.gate;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections to the application in a process that can open no more sockets for a while. */
@Timeout(60)
class UpstreamsTest {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private RawApplication application;

  @BeforeEach
  void start() throws IOException {
    application = new RawApplication(RawApplication.Behaviour.writing(""));
  }

  @AfterEach
  void stop() throws IOException {
    group.shutdownGracefully(0, 5, SECONDS).syncUninterruptibly();
    application.close();
  }

  @Test
  void aSocketThatCannotBeHadTakesNoPlace() throws Exception {
    Upstreams upstreams = upstreams(1, failing(3));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> acquire(upstreams).get(20, SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("too many open files");
    }
    assertThat(acquire(upstreams).get(20, SECONDS).isWritable()).isTrue();
    assertThatThrownBy(() -> acquire(upstreams).get(20, SECONDS))
        .hasCauseInstanceOf(Failure.FullException.class);
  }

  @Test
  void thatThereIsNoSocketIsToldOnTheLoop() throws Exception {
    Upstreams upstreams = upstreams(1, failing(1));
    CompletableFuture<Boolean> isOnLoop = new CompletableFuture<>();
    loop.execute(
        () -> {
          var unused =
              upstreams
                  .acquire(loop, true)
                  .whenComplete((got, failure) -> isOnLoop.complete(loop.inEventLoop()));
        });
    assertThat(isOnLoop.get(20, SECONDS)).isTrue();
  }

  private CompletableFuture<UpstreamConnection> acquire(Upstreams upstreams) {
    CompletableFuture<UpstreamConnection> result = new CompletableFuture<>();
    loop.execute(
        () -> {
          var unused =
              upstreams
                  .acquire(loop, true)
                  .whenComplete((got, failure) -> tell(result, got, failure));
        });
    return result;
  }

  private static void tell(
      CompletableFuture<UpstreamConnection> result,
      @Nullable UpstreamConnection got,
      @Nullable Throwable failure) {
    if (failure == null) {
      result.complete(got);
    } else {
      result.completeExceptionally(failure);
    }
  }

  private Upstreams upstreams(int mostExchanges, ChannelFactory<Channel> channels) {
    Duration limit = Duration.ofSeconds(20);
    return new Upstreams(
        new GateSettings(application.address(), "live", limit, limit, 10, mostExchanges), channels);
  }

  /** Sockets of which the first {@code count} cannot be had. */
  private static ChannelFactory<Channel> failing(int count) {
    AtomicInteger left = new AtomicInteger(count);
    return () -> {
      if (left.getAndDecrement() > 0) {
        throw new ChannelException("too many open files");
      }
      return new NioSocketChannel();
    };
  }
}
