package io.distrib.redirect;

import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.spi.Clock;
import io.distrib.testkit.ManualClock;

/** Answers to decisions that were taken before. */
public final class Rendered {
  private Rendered() {}

  /** A renderer that adds no field for https or for other origins. */
  static AnswerRenderer plain(Clock clock) {
    return new AnswerRenderer(clock, new Askers(ScriptSettings.DEFAULT), null);
  }

  /** What is sent for {@code decision} if {@code request} gets it. */
  public static HttpAnswer of(DistributionRequest request, Answer decision) {
    return plain(new ManualClock(1_700_000_000L)).render(request, decision);
  }
}
