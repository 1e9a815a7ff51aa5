package io.distrib.health.probe;

import io.distrib.health.net.Connector;
import io.distrib.health.net.ThreadErrors;
import io.distrib.health.net.Timer;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One attempt of a probe: it has a result within the timeout, and then nothing of it is left under
 * way. <em>Confined to one event loop.</em>
 */
public final class ProbeAttempt {
  private static final Duration LAST_LOOK = Duration.ofMillis(1);

  private final CompletableFuture<ProbeResult> result = new CompletableFuture<>();
  private final Connector connector;
  private final long dueNanos;
  private String place;

  /** An attempt at {@code target}; its time runs from now on. */
  public ProbeAttempt(ProbeTarget target, Connector connector) {
    this.place = target.toString();
    this.connector = connector;
    this.dueNanos = System.nanoTime() + connector.timeout().toNanos();
    Timer.Appointment limit = connector.loop().after(connector.timeout(), this::lastLook);
    var unused = result.whenComplete((answer, failure) -> limit.cancel());
  }

  /** What the attempt finds; it fails if this machine lacks the means to probe. */
  public CompletableFuture<ProbeResult> result() {
    return result;
  }

  /** Where it goes, for people. */
  public String place() {
    return place;
  }

  /** The site has redirected the attempt to {@code target}. */
  public void redirected(ProbeTarget target) {
    place = place + " redirects to https at " + target;
  }

  /** Hands a new connection to {@code target} to {@code user}; if it fails, so does the attempt. */
  public void connect(ProbeTarget target, Consumer<Channel> user) {
    CompletableFuture<Channel> connecting = connector.connect(target.socket());
    var unused = result.whenComplete((answer, failure) -> connecting.cancel(false));
    ThreadErrors.whenDone(
        connecting,
        (channel, failure) -> {
          if (failure == null) {
            user.accept(channel);
          } else {
            fail(failure);
          }
        });
  }

  /** Ends the attempt with {@code answer}, unless it has ended. */
  public void answer(ProbeResult answer) {
    result.complete(answer);
  }

  /** Ends the attempt: the site, or this machine, has failed. */
  public void fail(Throwable failure) {
    FailureClassifier.error(failure).ifPresent(ThreadErrors::report);
    if (FailureClassifier.isLocal(failure)) {
      connector.loop().logFailure(failure);
      result.completeExceptionally(failure);
    } else {
      result.complete(FailureClassifier.result(place, failure));
    }
  }

  /**
   * If this process was held up and is late itself, the site gets as much extra time, at most the
   * timeout once more; and in any case what has arrived by then is read first.
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
