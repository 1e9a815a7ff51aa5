package io.distrib.adapter.testkit;

import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.UnreadableRequest;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.Permit;
import io.distrib.redirect.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole response that a row asks for, as the core itself gives it: what a perfect adapter
 * writes. <em>Thread-safe.</em>
 */
final class Reference {
  private static final Map<KitScenario, Distributor> DISTRIBUTORS = distributors();

  private Reference() {}

  /** The response to {@code row}'s request. */
  static HttpAnswer answer(KitRow row) {
    return answer(Optional.ofNullable(DISTRIBUTORS.get(row.scenario())).orElseThrow(), row);
  }

  /** What {@code distributor} answers to {@code row}'s request. */
  static HttpAnswer answer(Distributor distributor, KitRow row) {
    DistributionRequest request = ReferenceRequest.of(row);
    Verdict verdict =
        Arrays.stream(UnreadableRequest.values())
            .filter(why -> why.status() == row.status())
            .findFirst()
            .map(why -> distributor.handleUnreadable(request, why))
            .orElseGet(() -> distributor.handle(request));
    return verdict.fold(request, new Answers());
  }

  private static Map<KitScenario, Distributor> distributors() {
    Map<KitScenario, Distributor> distributors = new EnumMap<>(KitScenario.class);
    Arrays.stream(KitScenario.values())
        .forEach(scenario -> distributors.put(scenario, scenario.distributor()));
    return distributors;
  }

  private static final class Answers implements Verdict.Cases<DistributionRequest, HttpAnswer> {
    @Override
    public HttpAnswer pass(
        DistributionRequest request, @Nullable String target, List<Header> fields, Permit permit) {
      permit.close();
      String seen = target == null ? request.target() : target;
      String page = EchoApplication.text(seen);
      List<Header> own = new ArrayList<>();
      own.add(new Header("Content-Length", Integer.toString(page.length())));
      String cookie = EchoApplication.cookie(seen);
      if (cookie != null) {
        own.add(new Header("Set-Cookie", cookie));
      }
      boolean isHead = request.method().equals("HEAD");
      return new HttpAnswer(200, own, isHead ? "" : page, false).with(fields);
    }

    @Override
    public HttpAnswer respond(DistributionRequest request, HttpAnswer answer) {
      return answer;
    }
  }
}
