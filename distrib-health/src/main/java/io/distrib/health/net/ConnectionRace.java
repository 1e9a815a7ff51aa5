package io.distrib.health.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Up to three attempts at one connection. The system repeats a SYN that gets no answer only after a
 * second (RFC 6298, section 2.1), too late for a probe: so further attempts follow within the
 * timeout, and the first that succeeds is the connection. A refusal ends the race at once. An
 * attempt that fails before it begins (no file descriptor is left) gets no listener: Netty would
 * call it in another thread, and there is no channel to close. <em>Confined to one event loop.</em>
 */
final class ConnectionRace {
  private static final int MAX_ATTEMPTS = 3;
  private static final int PARTS_OF_TIMEOUT = 5;

  private final CompletableFuture<Channel> result = new CompletableFuture<>();
  private final List<Channel> attempts = new ArrayList<>();
  private final Supplier<ChannelFuture> connector;
  private final Duration delay;
  private final Timer timer;

  ConnectionRace(Supplier<ChannelFuture> connector, Duration timeout, Timer timer) {
    this.connector = connector;
    this.delay = timeout.dividedBy(PARTS_OF_TIMEOUT);
    this.timer = timer;
  }

  CompletableFuture<Channel> start() {
    var unused = result.whenComplete((channel, failure) -> closeOthers(channel));
    attempt();
    return result;
  }

  private void attempt() {
    if (result.isDone()) {
      return;
    }
    ChannelFuture attempt = connector.get();
    if (attempt.cause() == null) {
      follow(attempt);
    } else {
      result.completeExceptionally(attempt.cause());
    }
  }

  private void follow(ChannelFuture attempt) {
    attempts.add(attempt.channel());
    var unused =
        attempt.addListener(
            done -> {
              if (done.isSuccess()) {
                succeed(attempt.channel());
              } else {
                result.completeExceptionally(done.cause());
              }
            });
    if (attempts.size() < MAX_ATTEMPTS) {
      timer.after(delay, this::attempt);
    }
  }

  private void succeed(Channel channel) {
    if (!result.complete(channel)) {
      var unused = channel.close();
    }
  }

  private void closeOthers(@Nullable Channel chosen) {
    for (Channel channel : attempts) {
      if (!channel.equals(chosen)) {
        var unused = channel.close();
      }
    }
  }
}
