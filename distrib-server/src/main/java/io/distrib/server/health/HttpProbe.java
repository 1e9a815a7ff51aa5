package io.distrib.server.health;

import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthRequest;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A site is up if it answers a GET for its own name as is expected, over a new connection: what an
 * older connection says tells nothing about new clients. The connection of a good answer stays open
 * and idle until the next question, at most {@link #MAX_HELD}: if the site dies, it ends. It is
 * closed before the next question, so it takes no place that a new client needs. <em>Confined to
 * one event loop.</em>
 */
final class HttpProbe implements Probe {
  /** How long the connection of an answer is held at most: a graceful stop may wait for it. */
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
   * @param transport what it is asked over
   * @param https what is asked over where the site sends clients on to https
   * @param lost called when the site ends the connection that is held
   */
  HttpProbe(
      Target target,
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
    Question question = new Question(endpoint.target(), connector);
    ask(question, endpoint, this::judgeOrFollow);
    return question.result();
  }

  private void ask(Question question, HttpEndpoint at, BiConsumer<Question, HttpReply> judge) {
    question.connect(at.target(), channel -> open(question, at, channel, judge));
  }

  private void open(
      Question question, HttpEndpoint at, Channel channel, BiConsumer<Question, HttpReply> judge) {
    var unused =
        at.transport()
            .open(channel, at.target(), lost)
            .whenComplete(
                (connection, failure) -> {
                  if (failure == null) {
                    ask(question, connection, at.request(), judge);
                  } else {
                    question.fail(failure);
                  }
                });
  }

  private void ask(
      Question question,
      HttpConnection connection,
      ProbeRequest request,
      BiConsumer<Question, HttpReply> judge) {
    var unused = question.result().whenComplete((result, failure) -> release(connection, result));
    var unused2 =
        connection
            .ask(request.message())
            .whenComplete(
                (reply, failure) -> {
                  if (question.result().isDone()) {
                    return;
                  }
                  if (failure == null) {
                    judge.accept(question, reply);
                  } else {
                    question.fail(failure);
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
   * A client that is sent on to https gets in only if it does there: so the https side of the same
   * address is asked, unless {@code expect-status} says what is good.
   */
  private void judgeOrFollow(Question question, HttpReply reply) {
    boolean follows =
        settings.type() == HealthType.HTTP
            && settings.expected().hasDefaultStatuses()
            && HttpsRedirect.isHttps(reply);
    if (!follows) {
      judge(question, reply);
      return;
    }
    HttpsRedirect.target(reply, endpoint.target().address())
        .ifPresentOrElse(
            target -> {
              question.redirected(target);
              HealthRequest request = settings.request().withoutHost();
              HttpEndpoint next = HttpEndpoint.of(target, request, HealthType.HTTPS, https.get());
              ask(question, next, this::judge);
            },
            () ->
                question.answer(
                    ProbeResult.failure(question.place() + " redirects to https, but nowhere")));
  }

  private void judge(Question question, HttpReply reply) {
    HealthExpectation expected = settings.expected();
    String evidence = question.place() + " answers " + reply.status();
    if (!expected.accepts(reply.status())) {
      question.answer(ProbeResult.failure(evidence));
    } else if (!expected.body().map(reply::contains).orElse(true)) {
      question.answer(ProbeResult.failure(evidence + " without the text expected"));
    } else {
      question.answer(ProbeResult.success(evidence).with(reply.document()));
    }
  }
}
