package io.distrib.redirect;

import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.WaitingSettings;
import io.distrib.spi.Clock;
import io.distrib.testkit.ManualClock;

/** Answers to decisions that were taken before. */
public final class Rendered {
  /** The script of the waiting page. */
  public static final String SCRIPT = BusyPage.SCRIPT;

  private Rendered() {}

  /** A renderer that adds no field for https or for other origins. */
  static AnswerRenderer plain(Clock clock) {
    return by(clock, WaitingPage.BUILT_IN);
  }

  /** The same with another waiting page; places are kept for a minute. */
  static AnswerRenderer by(Clock clock, WaitingPage page) {
    PeoplePages pages = new PeoplePages(page, WaitingSettings.DEFAULT);
    return new AnswerRenderer(clock, new Askers(ScriptSettings.DEFAULT), null, pages);
  }

  /** What is sent for {@code decision} if {@code request} gets it. */
  public static HttpAnswer of(DistributionRequest request, Answer decision) {
    return plain(new ManualClock(1_700_000_000L)).render(request, decision);
  }
}
