package io.distrib.ask;

import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.Scheme;
import io.distrib.model.UnreadableRequest;
import io.distrib.redirect.Distributor;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Answers the questions of web servers as the {@link Distributor} decides, over any transport.
 *
 * <pre>{@code
 * AskAdapter adapter = new AskAdapter(distributor, Set.of("JSESSIONID"));
 * HttpAnswer answer = adapter.answer(question).toCompletableFuture().join();
 * }</pre>
 *
 * <p>Each answer has the field {@value GoOn#DECISION}; an answer without it is of somebody else. If
 * the decision is {@code bypass} or {@code admit}, the status is 200 and the request goes on: its
 * target is then {@value GoOn#TARGET}, and the answer that the client gets has the fields {@code
 * Set-Cookie} of this one. With {@code redirect}, {@code busy}, {@code reject} and {@code answer}
 * this answer is for the client as it is. <em>Thread-safe.</em>
 */
public final class AskAdapter {
  private final Distributor distributor;
  private final Set<String> sessionCookies;

  /**
   * An adapter that answers as {@code distributor} decides.
   *
   * @param sessionCookies the names of the cookies that name a session, each of them host-only
   */
  public AskAdapter(Distributor distributor, Set<String> sessionCookies) {
    this.distributor = distributor;
    this.sessionCookies = Set.copyOf(sessionCookies);
  }

  /** The answer to {@code question}, without waiting; never completed with an exception. */
  public CompletionStage<HttpAnswer> answer(Question question) {
    return distributor
        .handleAsync(question.request(isInSession(question)))
        .thenApply(verdict -> verdict.fold(question, new GoOn(verdict.decision())));
  }

  /** The answer to a question that the server could not read, or that is not clear. */
  public HttpAnswer unreadable(UnreadableRequest why) {
    DistributionRequest outline =
        new DistributionRequest(
            "GET", Scheme.HTTP, null, "/", null, false, DistributionRequest.NO_HEADERS);
    Question none = new Question("GET", Scheme.HTTP, null, "/", null, name -> null, false);
    var verdict = distributor.handleUnreadable(outline, why);
    return verdict.fold(none, new GoOn(verdict.decision()));
  }

  private boolean isInSession(Question question) {
    String cookies = question.headers().apply("Cookie");
    return cookies != null
        && new SessionCookies(sessionCookies, distributor.site().name().text())
            .isInSession(question.host(), List.of(cookies));
  }
}
