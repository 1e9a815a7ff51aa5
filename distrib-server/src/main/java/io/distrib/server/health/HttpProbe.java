package io.distrib.server.health;

import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthSettings;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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

  private final Target target;
  private final HealthExpectation expected;
  private final ProbeRequest request;
  private final Connector connector;
  private final HttpTransport transport;
  private final Runnable lost;
  private @Nullable HttpConnection held;
  private Timer.Appointment limit = () -> {};

  /**
   * A probe of {@code target}.
   *
   * @param lost called when the site ends the connection that is held
   */
  HttpProbe(
      Target target,
      HealthSettings settings,
      Connector connector,
      HttpTransport transport,
      Runnable lost) {
    this.target = target;
    this.expected = settings.expected();
    this.request = new ProbeRequest(target, settings);
    this.connector = connector;
    this.transport = transport;
    this.lost = lost;
  }

  @Override
  public CompletableFuture<ProbeResult> ask() {
    closeHeld();
    Question question = new Question(target, connector);
    question.connect(channel -> open(question, channel));
    return question.result();
  }

  private void open(Question question, Channel channel) {
    var unused =
        transport
            .open(channel, target, lost)
            .whenComplete(
                (connection, failure) -> {
                  if (failure == null) {
                    ask(question, connection);
                  } else {
                    question.fail(failure);
                  }
                });
  }

  private void ask(Question question, HttpConnection connection) {
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
                    question.answer(judge(reply));
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

  private ProbeResult judge(HttpReply reply) {
    String evidence = target + " answers " + reply.status();
    if (!expected.accepts(reply.status())) {
      return ProbeResult.failure(evidence);
    }
    if (!expected.body().map(reply::contains).orElse(true)) {
      return ProbeResult.failure(evidence + " without the text expected");
    }
    return ProbeResult.success(evidence).with(reply.document());
  }
}
