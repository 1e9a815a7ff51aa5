package io.distrib.redirect;

import io.distrib.load.InFlightRequests;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter does with a request: it passes it to the application, or writes an answer. This
 * is all that an adapter has to know of the rules:
 *
 * <pre>{@code
 * distributor.handle(request).fold(exchange, new Verdict.Cases<Exchange, Response>() {
 *   public Response pass(Exchange exchange, String target, List<Header> fields, Permit permit) {
 *     try (permit) {
 *       return application
 *           .serve(target == null ? exchange : exchange.withTarget(target))
 *           .withFields(fields);
 *     }
 *   }
 *
 *   public Response respond(Exchange exchange, HttpAnswer answer) {
 *     return exchange.write(answer);
 *   }
 * });
 * }</pre>
 *
 * <em>Immutable, thread-safe.</em>
 */
public sealed interface Verdict {
  /**
   * What was decided, and why; null if the rules were not asked, because the request was for the
   * status document, or for a script of ours.
   */
  @Nullable DistributionDecision decision();

  /**
   * Calls the case for this verdict. Call it once for each verdict: a request that passes is
   * counted as in flight from this call on.
   */
  <E, T> T fold(E exchange, Cases<E, T> cases);

  /**
   * One function for each kind of verdict.
   *
   * @param <E> what the adapter carries along
   * @param <T> what comes of it
   */
  interface Cases<E, T> {
    /**
     * Pass the request to the application.
     *
     * @param target the request target that the application sees; null if it is the one that came
     * @param fields header fields that the application's response gets beside its own, each in a
     *     line of its own: the response must have them even if the application removes its fields
     *     or sends its head at once; empty for a request in session
     * @param permit to be closed when the response has ended, however it ends
     */
    T pass(E exchange, @Nullable String target, List<Header> fields, Permit permit);

    /** Write {@code answer}; the application does not see the request. */
    T respond(E exchange, HttpAnswer answer);
  }

  /** The request passes. */
  record Pass(
      DistributionDecision decision,
      @Nullable String target,
      List<Header> fields,
      InFlightRequests inFlight)
      implements Verdict {
    /** Copies the list. */
    public Pass {
      fields = List.copyOf(fields);
    }

    /** That of {@code request}, which passes by {@code decision}, a Bypass or an Admit. */
    static Pass of(
        DistributionDecision decision, DistributionRequest request, InFlightRequests inFlight) {
      boolean isAdmitted = decision instanceof Admit;
      String target =
          isAdmitted ? ((Admit) decision).target() : ((Bypass) decision).rewrittenTarget();
      return new Pass(
          decision,
          request.target().equals(target) ? null : target,
          isAdmitted ? ((Admit) decision).fields() : List.of(),
          inFlight);
    }

    @Override
    public <E, T> T fold(E exchange, Cases<E, T> cases) {
      return cases.pass(exchange, target, fields, new Permit(inFlight));
    }
  }

  /** The request is answered. */
  record Respond(@Nullable DistributionDecision decision, HttpAnswer answer) implements Verdict {
    @Override
    public <E, T> T fold(E exchange, Cases<E, T> cases) {
      return cases.respond(exchange, answer);
    }
  }
}
