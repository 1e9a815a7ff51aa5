package io.distrib.servlet;

import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.Reason;
import io.distrib.redirect.Distributor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** From a request of the container's to what is done about it. <em>Thread-safe.</em> */
final class FilterFlow {
  private static final System.Logger LOGGER = System.getLogger(FilterFlow.class.getName());
  private static final Bypass UNDECIDED = new Bypass(Reason.BYPASS_RULE, null);

  private final Distributor distributor;
  private final RequestReader reader;
  private final AsyncRequests async = new AsyncRequests();
  private final Outcomes outcomes;
  private final AtomicBoolean isLogged = new AtomicBoolean();

  FilterFlow(DistributorFilterBuilder builder) {
    this.distributor = builder.distributor;
    this.reader = new RequestReader(builder.inSession, new HeadLimit(builder.maxHead));
    this.outcomes =
        new Outcomes(builder.distributor, new MarkerRemoval(builder.pathMarkers), async);
  }

  void run(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RequestHeaders headers = new RequestHeaders(request);
    try {
      outcome(request, headers).carryOut(request, response, chain);
    } finally {
      headers.forget();
    }
  }

  Distributor distributor() {
    return distributor;
  }

  /** The web application ends; it may begin again. */
  void stop() {
    async.endAll();
  }

  /** A failure of the distributor breaks no request: it is served as it came. */
  private Outcome outcome(HttpServletRequest request, RequestHeaders headers) {
    try {
      boolean inSession = reader.inSession().test(request);
      if (inSession && distributor.passesUntouched(RequestReader.target(request))) {
        return outcomes.untouched();
      }
      DistributionRequest asked = reader.read(request, inSession, headers);
      Optional<HttpAnswer> status = distributor.statusAnswer(asked);
      return status.isPresent()
          ? new AnswerOutcome(status.get())
          : distributor.decide(asked).fold(asked, outcomes);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      if (isLogged.compareAndSet(false, true)) {
        LOGGER.log(Level.WARNING, "A request could not be decided and is served as it came", e);
      }
      return outcomes.serve(UNDECIDED);
    }
  }
}
