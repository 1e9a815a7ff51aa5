package io.distrib.server.health;

import io.distrib.server.thread.ThreadWatch;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One question of a probe: it has a result within the timeout, and then nothing of it is left under
 * way. <em>Confined to one event loop.</em>
 */
final class Question {
  private static final Duration LAST_LOOK = Duration.ofMillis(1);

  private final CompletableFuture<ProbeResult> result = new CompletableFuture<>();
  private final Connector connector;
  private final long dueNanos;
  private String place;

  Question(Target target, Connector connector) {
    this.place = target.toString();
    this.connector = connector;
    this.dueNanos = System.nanoTime() + connector.timeout().toNanos();
    Timer.Appointment limit = connector.loop().after(connector.timeout(), this::lastLook);
    var unused = result.whenComplete((answer, failure) -> limit.cancel());
  }

  CompletableFuture<ProbeResult> result() {
    return result;
  }

  /** Where it is asked, for people. */
  String place() {
    return place;
  }

  /** The site has sent the client on to {@code target}. */
  void redirected(Target target) {
    place = place + " redirects to https at " + target;
  }

  /** Has {@code user} use a new connection to {@code target}; without one, that is the result. */
  void connect(Target target, Consumer<Channel> user) {
    CompletableFuture<Channel> connecting = connector.connect(target.socket());
    var unused = result.whenComplete((answer, failure) -> connecting.cancel(false));
    ThreadWatch.whenDone(
        connecting,
        (channel, failure) -> {
          if (failure == null) {
            user.accept(channel);
          } else {
            fail(failure);
          }
        });
  }

  void answer(ProbeResult answer) {
    result.complete(answer);
  }

  /** The site, or this machine, has failed. */
  void fail(Throwable failure) {
    Causes.error(failure).ifPresent(ThreadWatch::tell);
    if (Causes.isOurs(failure)) {
      connector.loop().complain(failure);
      result.completeExceptionally(failure);
    } else {
      result.complete(Causes.result(place, failure));
    }
  }

  /**
   * If this process was held up, and so is late itself, the site has as much more time, but no more
   * than the timeout once again; and what has arrived by then is read first in any case.
   */
  private void lastLook() {
    Duration late = Duration.ofNanos(System.nanoTime() - dueNanos).plus(LAST_LOOK);
    Duration more = late.compareTo(connector.timeout()) < 0 ? late : connector.timeout();
    connector.loop().after(more, this::giveUp);
  }

  private void giveUp() {
    long millis = connector.timeout().toMillis();
    result.complete(ProbeResult.failure(place + ": no answer within " + millis + " ms"));
  }
}
