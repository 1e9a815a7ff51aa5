package io.distrib.adapter.testkit;

import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Cases;
import io.distrib.model.DistributionDecision.Reject;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.Reason;
import io.distrib.redirect.Distributor;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole response that a row asks for, as the core itself gives it: what a perfect adapter
 * writes. <em>Thread-safe.</em>
 */
final class Reference {
  /** What a server may find that it cannot read, before it makes a request of it. */
  private static final Set<Integer> UNREADABLE = Set.of(400, 414, 431);

  private static final Map<KitScenario, Distributor> DISTRIBUTORS = distributors();

  private Reference() {}

  /** The response to {@code row}'s request. */
  static HttpAnswer answer(KitRow row) {
    return answer(Optional.ofNullable(DISTRIBUTORS.get(row.scenario())).orElseThrow(), row);
  }

  /** What {@code distributor} answers to {@code row}'s request. */
  static HttpAnswer answer(Distributor distributor, KitRow row) {
    DistributionRequest request = ReferenceRequest.of(row);
    if (UNREADABLE.contains(row.status())) {
      return distributor.render(request, new Reject(Reason.BAD_TARGET, row.status()));
    }
    return distributor
        .statusAnswer(request)
        .orElseGet(() -> distributor.decide(request).fold(request, new Answers(distributor)));
  }

  private static Map<KitScenario, Distributor> distributors() {
    Map<KitScenario, Distributor> distributors = new EnumMap<>(KitScenario.class);
    Arrays.stream(KitScenario.values())
        .forEach(scenario -> distributors.put(scenario, scenario.distributor()));
    return distributors;
  }

  private record Answers(Distributor distributor)
      implements Cases<DistributionRequest, HttpAnswer> {
    @Override
    public HttpAnswer bypass(DistributionRequest request, Bypass decision) {
      return served(request, decision.target(request.target()));
    }

    @Override
    public HttpAnswer admit(DistributionRequest request, Admit decision) {
      return served(request, decision.target());
    }

    @Override
    public HttpAnswer answer(DistributionRequest request, Answer decision) {
      return distributor.render(request, decision);
    }

    private static HttpAnswer served(DistributionRequest request, String target) {
      String page = EchoApplication.text(target);
      Header length = new Header("Content-Length", Integer.toString(page.length()));
      boolean isHead = request.method().equals("HEAD");
      return new HttpAnswer(200, List.of(length), isHead ? "" : page, false);
    }
  }
}
