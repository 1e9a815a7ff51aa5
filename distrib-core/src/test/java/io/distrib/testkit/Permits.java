package io.distrib.testkit;

import io.distrib.load.InFlightRequests;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.Permit;
import io.distrib.redirect.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Permits without an adapter. */
public final class Permits implements Verdict.Cases<String, Permit> {
  private static final Permits CASES = new Permits();

  private Permits() {}

  /** A permit of a request that is counted in {@code inFlight} from now on. */
  public static Permit of(InFlightRequests inFlight) {
    return Distributor.builder(Topologies.flat(), "boston")
        .inFlight(inFlight)
        .build()
        .handle(Requests.inSession("boston.app.example.test", "/"))
        .fold("", CASES);
  }

  @Override
  public Permit pass(String unused, @Nullable String target, List<Header> fields, Permit permit) {
    return permit;
  }

  @Override
  public Permit respond(String unused, HttpAnswer answer) {
    throw new IllegalStateException("a request in session was answered");
  }
}
