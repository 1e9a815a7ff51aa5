package io.distrib.server.health;

import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthSettings;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A site is up if it answers a GET for its own name as is expected. One connection is held open to
 * it between probes: if the site dies, it ends. <em>Confined to one event loop.</em>
 */
final class HttpProbe implements Probe {
  private final Target target;
  private final HealthSettings settings;
  private final Connector connector;
  private final Consumer<Channel> pipeline;
  private final Runnable lost;
  private @Nullable HttpConnection held;

  /**
   * A probe of {@code target}.
   *
   * @param pipeline adds what turns the octets of a new connection into HTTP
   */
  HttpProbe(
      Target target,
      HealthSettings settings,
      Connector connector,
      Consumer<Channel> pipeline,
      Runnable lost) {
    this.target = target;
    this.settings = settings;
    this.connector = connector;
    this.pipeline = pipeline;
    this.lost = lost;
  }

  @Override
  public CompletableFuture<ProbeResult> ask() {
    Question question = new Question(target, connector);
    HttpConnection connection = held;
    held = null;
    if (connection != null && connection.isOpen()) {
      askAgain(question, connection);
    } else {
      askAnew(question);
    }
    return question.result();
  }

  private void askAnew(Question question) {
    question.connect(channel -> ask(question, connection(channel), question::fail));
  }

  /** A server may end an idle connection just when it is asked: this proves nothing. */
  private void askAgain(Question question, HttpConnection connection) {
    ask(
        question,
        connection,
        failure -> {
          if (connection.hasHeard()) {
            question.fail(failure);
          } else {
            askAnew(question);
          }
        });
  }

  private void ask(Question question, HttpConnection connection, Consumer<Throwable> otherwise) {
    var unused = question.result().whenComplete((result, failure) -> release(connection, result));
    var unused2 =
        connection
            .ask(request())
            .whenComplete(
                (reply, failure) -> {
                  if (question.result().isDone()) {
                    return;
                  }
                  if (failure == null) {
                    question.answer(judge(reply));
                  } else {
                    otherwise.accept(failure);
                  }
                });
  }

  /** Holds the connection that served well, if none is held yet. */
  private void release(HttpConnection connection, @Nullable ProbeResult result) {
    boolean isGood = result != null && result.isSuccess() && connection.isOpen();
    boolean isWanted = held == null || !held.isOpen();
    if (isGood && isWanted) {
      held = connection;
    } else {
      connection.close();
    }
  }

  private HttpConnection connection(Channel channel) {
    HttpConnection connection = new HttpConnection(channel, lost);
    pipeline.accept(channel);
    channel.pipeline().addLast(connection);
    return connection;
  }

  private ProbeResult judge(HttpReply reply) {
    HealthExpectation expected = settings.expected();
    String evidence = target + " answers " + reply.status();
    if (!expected.accepts(reply.status())) {
      return ProbeResult.failure(evidence);
    }
    if (!expected.body().map(reply::contains).orElse(true)) {
      return ProbeResult.failure(evidence + " without the text expected");
    }
    return ProbeResult.success(evidence).with(reply.document());
  }

  private HttpRequest request() {
    DefaultFullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.GET, settings.path(), Unpooled.EMPTY_BUFFER);
    request
        .headers()
        .set(HttpHeaderNames.HOST, target.siteName())
        .set(HttpHeaderNames.USER_AGENT, "distrib-health")
        .set(HttpHeaderNames.ACCEPT, "*/*");
    settings
        .authorization()
        .ifPresent(field -> request.headers().set(HttpHeaderNames.AUTHORIZATION, field));
    return request;
  }
}
