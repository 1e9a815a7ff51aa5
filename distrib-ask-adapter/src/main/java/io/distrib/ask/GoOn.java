package io.distrib.ask;

import io.distrib.model.DistributionDecision;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.redirect.Permit;
import io.distrib.redirect.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a verdict into the answer to its question. <em>Immutable.</em>
 *
 * @param decision what was decided; null if the rules were not asked
 */
record GoOn(@Nullable DistributionDecision decision)
    implements Verdict.Cases<Question, HttpAnswer> {
  /** The field that every answer has. */
  static final String DECISION = "X-Distrib-Decision";

  /** The field with the target that the application is to see. */
  static final String TARGET = "X-Distrib-Target";

  /** How the end of the request becomes known is not our business: it counts for a moment only. */
  @Override
  public HttpAnswer pass(
      Question question, @Nullable String target, List<Header> fields, Permit permit) {
    try (permit) {
      String seen = target == null ? question.target() : target;
      int query = seen.indexOf('?');
      List<Header> all = new ArrayList<>();
      all.add(new Header(DECISION, name()));
      all.add(new Header(TARGET, seen));
      all.add(new Header("X-Distrib-Path", query < 0 ? seen : seen.substring(0, query)));
      all.add(new Header("X-Distrib-Query", query < 0 ? "" : seen.substring(query + 1)));
      if (question.asksForAccel()) {
        all.add(new Header("X-Accel-Redirect", "@app"));
      }
      all.add(new Header("Content-Length", "0"));
      all.addAll(fields);
      return new HttpAnswer(200, all, "", false);
    }
  }

  @Override
  public HttpAnswer respond(Question question, HttpAnswer answer) {
    return answer.with(List.of(new Header(DECISION, name())));
  }

  private String name() {
    if (decision instanceof DistributionDecision.Bypass) {
      return "bypass";
    }
    if (decision instanceof DistributionDecision.Admit) {
      return "admit";
    }
    if (decision instanceof DistributionDecision.Redirect) {
      return "redirect";
    }
    if (decision instanceof DistributionDecision.Busy) {
      return "busy";
    }
    return decision instanceof DistributionDecision.Reject ? "reject" : "answer";
  }
}
