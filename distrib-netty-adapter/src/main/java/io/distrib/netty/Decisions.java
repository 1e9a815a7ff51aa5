package io.distrib.netty;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Reject;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.Reason;
import io.distrib.redirect.Distributor;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/**
 * Asks the distributor in such a way that its failure breaks no request: the request is served as
 * it came, and the first failure is logged. What the codec could not read is refused without
 * asking. <em>Thread-safe.</em>
 */
final class Decisions {
  private static final System.Logger LOGGER = System.getLogger(Decisions.class.getName());
  private static final Bypass UNDECIDED = new Bypass(Reason.BYPASS_RULE, null);
  private static final CompletionStage<Outcome> UNTOUCHED =
      CompletableFuture.completedFuture(Connection::pass);

  private final Distributor distributor;
  private final RequestReader reader;
  private final AtomicBoolean isLogged = new AtomicBoolean();

  Decisions(DistributorHandlerBuilder builder) {
    this.distributor = builder.distributor;
    this.reader =
        new RequestReader(
            builder.inSession, builder.scheme, builder.remote, new CodecLimit(builder.maxLine));
  }

  /** What is to be done about {@code request}; told on any thread, never exceptionally. */
  CompletionStage<Outcome> decide(Channel channel, HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return CompletableFuture.completedFuture(unreadable(request));
    }
    try {
      boolean inSession = reader.inSession().test(request);
      return inSession && distributor.passesUntouched(request.uri())
          ? UNTOUCHED
          : outcome(reader.read(channel, request, inSession));
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      return CompletableFuture.completedFuture(undecided(RequestReader.outline(request), e));
    }
  }

  private CompletionStage<Outcome> outcome(DistributionRequest asked) {
    Optional<CompletionStage<HttpAnswer>> status = distributor.statusAnswerAsync(asked);
    return status.isPresent()
        ? outcome(asked, status.get(), Decisions::answered)
        : outcome(asked, distributor.decideAsync(asked), Decisions::carriedOut);
  }

  /** What is known at once, as almost everything is, goes through no further stage. */
  private <T> CompletionStage<Outcome> outcome(
      DistributionRequest asked,
      CompletionStage<T> stage,
      BiFunction<DistributionRequest, T, Outcome> translation) {
    CompletableFuture<T> result = stage.toCompletableFuture();
    return result.isDone() && !result.isCompletedExceptionally()
        ? CompletableFuture.completedFuture(translation.apply(asked, result.join()))
        : result
            .thenApply(value -> translation.apply(asked, value))
            .exceptionally(e -> undecided(asked, e));
  }

  private static Outcome answered(DistributionRequest asked, HttpAnswer answer) {
    return (connection, request) -> connection.answer(request, answer);
  }

  private static Outcome carriedOut(DistributionRequest asked, DistributionDecision decision) {
    return (connection, request) ->
        decision.fold(new Exchange(connection, request, asked), Exchange.CASES).run();
  }

  /** The codec's own refusals (RFC 9112 3, RFC 6585 5). */
  private static Outcome unreadable(HttpRequest request) {
    Throwable cause = request.decoderResult().cause();
    int status = cause instanceof TooLongHttpLineException ? 414 : 400;
    status = cause instanceof TooLongHttpHeaderException ? 431 : status;
    return carriedOut(RequestReader.outline(request), new Reject(Reason.BAD_TARGET, status));
  }

  private Outcome undecided(DistributionRequest asked, Throwable cause) {
    if (isLogged.compareAndSet(false, true)) {
      LOGGER.log(Level.WARNING, "A request could not be decided and is served as it came", cause);
    }
    return carriedOut(asked, UNDECIDED);
  }
}
