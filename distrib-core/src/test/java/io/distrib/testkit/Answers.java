package io.distrib.testkit;

import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.Permit;
import io.distrib.redirect.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a distributor answers in the application's stead. */
public final class Answers {
  private static final Verdict.Cases<String, Optional<HttpAnswer>> CASES =
      new Verdict.Cases<>() {
        @Override
        public Optional<HttpAnswer> pass(
            String unused, @Nullable String target, List<Header> fields, Permit permit) {
          permit.close();
          return Optional.empty();
        }

        @Override
        public Optional<HttpAnswer> respond(String unused, HttpAnswer answer) {
          return Optional.of(answer);
        }
      };

  private Answers() {}

  /** The answer to {@code request}; empty if it passes to the application. */
  public static Optional<HttpAnswer> of(Distributor distributor, DistributionRequest request) {
    return of(distributor.handle(request));
  }

  /** The answer that {@code verdict} gives; empty if the request passes to the application. */
  public static Optional<HttpAnswer> of(Verdict verdict) {
    return verdict.fold("", CASES);
  }

  /** The status document, if {@code request} is answered with it. */
  public static Optional<HttpAnswer> status(Distributor distributor, DistributionRequest request) {
    Verdict verdict = distributor.handle(request);
    return verdict.decision() == null ? of(verdict) : Optional.empty();
  }
}
