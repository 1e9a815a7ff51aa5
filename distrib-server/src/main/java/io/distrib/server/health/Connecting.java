package io.distrib.server.health;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is to be. The system repeats a SYN that gets no answer only after a second
 * (RFC 6298, section 2.1), too late for a probe: so further attempts follow within the timeout, and
 * the first that succeeds is the connection. A refusal ends it at once. An attempt that has failed
 * before it began (there are no files left) is not listened to, for Netty would tell of it in a
 * thread of its own, and has no channel to end. <em>Confined to one event loop.</em>
 */
final class Connecting {
  private static final int MOST_ATTEMPTS = 3;
  private static final int PARTS_OF_TIMEOUT = 5;

  private final CompletableFuture<Channel> result = new CompletableFuture<>();
  private final List<Channel> attempts = new ArrayList<>();
  private final Supplier<ChannelFuture> connector;
  private final Duration patience;
  private final Timer timer;

  Connecting(Supplier<ChannelFuture> connector, Duration timeout, Timer timer) {
    this.connector = connector;
    this.patience = timeout.dividedBy(PARTS_OF_TIMEOUT);
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
    if (attempts.size() < MOST_ATTEMPTS) {
      timer.after(patience, this::attempt);
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
