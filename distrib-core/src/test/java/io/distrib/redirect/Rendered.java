package io.distrib.redirect;

import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.testkit.ManualClock;

/** Answers to decisions that were taken before. */
public final class Rendered {
  private Rendered() {}

  /** What is sent for {@code decision} if {@code request} gets it. */
  public static HttpAnswer of(DistributionRequest request, Answer decision) {
    return new AnswerRenderer(new ManualClock(1_700_000_000L)).render(request, decision);
  }
}
