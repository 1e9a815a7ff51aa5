package io.distrib.servlet;

import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.redirect.Permit;
import io.distrib.redirect.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done for each verdict. <em>Thread-safe.</em> */
record Outcomes(MarkerRemoval markers, AsyncRequests async)
    implements Verdict.Cases<FilteredRequest, Outcome> {
  private static final Outcome UNCHANGED =
      (request, response, chain) -> chain.doFilter(request, response);

  @Override
  public Outcome pass(
      FilteredRequest filtered, @Nullable String target, List<Header> fields, Permit permit) {
    Outcome service = target == null ? UNCHANGED : markers.serve(target);
    return (request, response, chain) -> {
      try {
        service.carryOut(
            request, fields.isEmpty() ? response : new FieldedResponse(response, fields), chain);
      } finally {
        async.chainReturned(request, permit);
      }
    };
  }

  @Override
  public Outcome respond(FilteredRequest filtered, HttpAnswer answer) {
    return new AnswerOutcome(answer);
  }
}
