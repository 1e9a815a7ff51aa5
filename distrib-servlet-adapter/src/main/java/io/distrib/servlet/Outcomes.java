package io.distrib.servlet;

import io.distrib.load.InFlightRequests;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Cases;
import io.distrib.model.DistributionRequest;
import io.distrib.redirect.Distributor;
import org.jspecify.annotations.Nullable;

/** What is done for each decision. <em>Thread-safe.</em> */
final class Outcomes implements Cases<DistributionRequest, Outcome> {
  private final Distributor distributor;
  private final MarkerRemoval markers;
  private final AsyncRequests async;
  private final Outcome untouched =
      counted((request, response, chain) -> chain.doFilter(request, response));

  Outcomes(Distributor distributor, MarkerRemoval markers, AsyncRequests async) {
    this.distributor = distributor;
    this.markers = markers;
    this.async = async;
  }

  @Override
  public Outcome bypass(DistributionRequest asked, Bypass decision) {
    return serve(decision);
  }

  @Override
  public Outcome admit(DistributionRequest asked, Admit decision) {
    return serve(decision.target());
  }

  @Override
  public Outcome answer(DistributionRequest asked, Answer decision) {
    return new AnswerOutcome(distributor.render(asked, decision));
  }

  Outcome serve(Bypass decision) {
    return serve(decision.rewrittenTarget());
  }

  /**
   * Passes the request to the application, which sees {@code target}; the one that came if null.
   */
  private Outcome serve(@Nullable String target) {
    return target == null ? untouched : counted(markers.serve(target));
  }

  /** Passes the request to the application as it came. */
  Outcome untouched() {
    return untouched;
  }

  private Outcome counted(Outcome service) {
    return (request, response, chain) -> {
      InFlightRequests inFlight = distributor.inFlight();
      long begun = inFlight.begin();
      try {
        service.carryOut(request, response, chain);
      } finally {
        async.chainReturned(request, inFlight, begun);
      }
    };
  }
}
