package io.distrib.health.http;

import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthRequest;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.health.net.Connector;
import io.distrib.health.net.Timer;
import io.distrib.health.probe.Probe;
import io.distrib.health.probe.ProbeAttempt;
import io.distrib.health.probe.ProbeResult;
import io.distrib.health.probe.ProbeTarget;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A site is up if it answers a GET for its own name as is expected, over a new connection: an older
 * connection says nothing about new clients. The connection of a good answer stays open and idle
 * until the next attempt, at most {@link #MAX_HELD}: if the site dies, it ends. It is closed before
 * the next attempt, so it takes no place that a new client needs. <em>Confined to one event
 * loop.</em>
 */
final class HttpProbe implements Probe {
  /** Maximum time for which a connection is held open: a graceful stop may wait for it. */
  static final Duration MAX_HELD = Duration.ofSeconds(2);

  private final HttpEndpoint endpoint;
  private final HealthSettings settings;
  private final Connector connector;
  private final Supplier<HttpTransport> https;
  private final Runnable lost;
  private @Nullable HttpConnection held;
  private Timer.Appointment limit = () -> {};

  /**
   * A probe of {@code target}.
   *
   * @param transport carries the request
   * @param https carries the request to which the site redirects, from http to https
   * @param lost called when the site closes the connection that is held open
   */
  HttpProbe(
      ProbeTarget target,
      HealthSettings settings,
      Connector connector,
      HttpTransport transport,
      Supplier<HttpTransport> https,
      Runnable lost) {
    this.endpoint = HttpEndpoint.of(target, settings.request(), settings.type(), transport);
    this.settings = settings;
    this.connector = connector;
    this.https = https;
    this.lost = lost;
  }

  @Override
  public CompletableFuture<ProbeResult> ask() {
    closeHeld();
    ProbeAttempt attempt = new ProbeAttempt(endpoint.target(), connector);
    ask(attempt, endpoint, this::judgeOrFollow);
    return attempt.result();
  }

  private void ask(
      ProbeAttempt attempt, HttpEndpoint at, BiConsumer<ProbeAttempt, HttpReply> judge) {
    attempt.connect(at.target(), channel -> open(attempt, at, channel, judge));
  }

  private void open(
      ProbeAttempt attempt,
      HttpEndpoint at,
      Channel channel,
      BiConsumer<ProbeAttempt, HttpReply> judge) {
    var unused =
        at.transport()
            .open(channel, at.target(), lost)
            .whenComplete(
                (connection, failure) -> {
                  if (failure == null) {
                    ask(attempt, connection, at.request(), judge);
                  } else {
                    attempt.fail(failure);
                  }
                });
  }

  private void ask(
      ProbeAttempt attempt,
      HttpConnection connection,
      ProbeRequest request,
      BiConsumer<ProbeAttempt, HttpReply> judge) {
    var unused = attempt.result().whenComplete((result, failure) -> release(connection, result));
    var unused2 =
        connection
            .ask(request.message())
            .whenComplete(
                (reply, failure) -> {
                  if (attempt.result().isDone()) {
                    return;
                  }
                  if (failure == null) {
                    judge.accept(attempt, reply);
                  } else {
                    attempt.fail(failure);
                  }
                });
  }

  /** Holds the connection of the last good answer. */
  private void release(HttpConnection connection, @Nullable ProbeResult result) {
    if (result != null && result.isSuccess() && connection.isOpen()) {
      closeHeld();
      held = connection;
      limit = connector.loop().after(MAX_HELD, this::closeHeld);
    } else {
      connection.close();
    }
  }

  private void closeHeld() {
    limit.cancel();
    if (held != null) {
      held.close();
      held = null;
    }
  }

  /**
   * A client that is redirected to https depends on the https side: so the probe asks there, at the
   * same address, unless {@code expect-status} says which statuses are good.
   */
  private void judgeOrFollow(ProbeAttempt attempt, HttpReply reply) {
    boolean follows =
        settings.type() == HealthType.HTTP
            && settings.expected().hasDefaultStatuses()
            && HttpsRedirect.isHttps(reply);
    if (!follows) {
      judge(attempt, reply);
      return;
    }
    HttpsRedirect.target(reply, endpoint.target().address())
        .ifPresentOrElse(
            target -> {
              attempt.redirected(target);
              HealthRequest request = settings.request().withoutHost();
              HttpEndpoint next = HttpEndpoint.of(target, request, HealthType.HTTPS, https.get());
              ask(attempt, next, this::judge);
            },
            () ->
                attempt.answer(
                    ProbeResult.failure(attempt.place() + " redirects to https, but nowhere")));
  }

  private void judge(ProbeAttempt attempt, HttpReply reply) {
    HealthExpectation expected = settings.expected();
    String evidence = attempt.place() + " answers " + reply.status();
    if (!expected.accepts(reply.status())) {
      attempt.answer(ProbeResult.failure(evidence));
    } else if (!expected.body().map(reply::contains).orElse(true)) {
      attempt.answer(ProbeResult.failure(evidence + " without the text expected"));
    } else {
      attempt.answer(ProbeResult.success(evidence).with(reply.document()));
    }
  }
}
