package io.distrib.redirect;

import io.distrib.marker.MarkerReading.State;
import io.distrib.model.Reason;

/**
 * The rules for redirects (rules, section 3) as one total, pure function from {@link Facts} to the
 * exit that is taken.
 */
final class DecisionFlow {
  private DecisionFlow() {}

  /** The exit that a request with these facts takes, if its client can follow every redirect. */
  static Reason due(Facts facts) {
    if (facts.inSession()) {
      return Reason.SESSION;
    }
    if (facts.matchesBypass()) {
      return Reason.BYPASS_RULE;
    }
    return switch (facts.form()) {
      case BAD_HOST -> Reason.BAD_HOST;
      case BAD_TARGET -> Reason.BAD_TARGET;
      case BAD_METHOD -> Reason.BAD_METHOD;
      case PROPER -> byPurpose(facts);
      case UNREDIRECTABLE -> unlessRedirect(byHost(facts));
    };
  }

  /**
   * The exit that is taken where {@code due} is: a script that cannot follow a redirect is told
   * where it leads (H14).
   */
  static Reason taken(Reason due, Facts facts) {
    Exit exit = Exit.of(due);
    return exit.isRedirect() && facts.isScriptKeptFrom(exit.destination())
        ? Reason.SCRIPT_TOLD
        : due;
  }

  private static Reason byPurpose(Facts facts) {
    return switch (facts.purpose()) {
      case USE -> byHost(facts);
      case PREFLIGHT -> Reason.PREFLIGHT;
      case LOOK_AHEAD -> Reason.LOOK_AHEAD;
    };
  }

  private static Reason byHost(Facts facts) {
    return switch (facts.host()) {
      case POOL -> facts.returnsElsewhere() ? Reason.RETURN_TO_SITE : byGroup(facts);
      case OTHER_SITE ->
          facts.marker() == State.OVERFLOW ? Reason.FAILOVER_TO_SITE : Reason.NAME_TO_SITE;
      case OTHER -> facts.returnsElsewhere() ? Reason.RETURN_TO_SITE : Reason.NAME_TO_SITE;
      case OWN -> byMarker(facts);
    };
  }

  private static Reason byGroup(Facts facts) {
    return facts.inProperGroup() ? Reason.POOL_TO_SITE : Reason.POOL_TO_GROUP;
  }

  private static Reason byMarker(Facts facts) {
    return switch (facts.marker()) {
      case NONE -> facts.isPlaced() ? known(facts, Reason.STAYED) : unmarked(facts);
      case EXPIRED -> facts.isPlaced() ? known(facts, Reason.STAYED) : expired(facts);
      case INVALID -> Reason.INVALID_TO_GROUP;
      case PLAIN -> known(facts, Reason.ADMITTED);
      case OVERFLOW -> facts.isFull() ? overflowOn(facts) : admission(facts, Reason.ADMITTED);
    };
  }

  private static Reason unmarked(Facts facts) {
    if (facts.isMoved()) {
      return Reason.TAKEOVER_TO_SITE;
    }
    return facts.returnsHere() ? known(facts, Reason.RETURNED) : Reason.UNMARKED_TO_GROUP;
  }

  private static Reason expired(Facts facts) {
    return facts.returnsHere() ? known(facts, Reason.RETURNED) : Reason.EXPIRED_TO_GROUP;
  }

  /** As with a fresh marker that belongs to no walk: by that, or by a cookie (H12, H13). */
  private static Reason known(Facts facts, Reason admitted) {
    return facts.isFull() ? overflow(facts) : admission(facts, admitted);
  }

  private static Reason admission(Facts facts, Reason admitted) {
    return facts.isMoved() ? Reason.TAKEN_OVER : admitted;
  }

  private static Reason overflow(Facts facts) {
    return facts.isAlone() ? Reason.ONLY_SITE_BUSY : Reason.OVERFLOW_STARTED;
  }

  private static Reason overflowOn(Facts facts) {
    if (facts.beganHere() || facts.beganAtNext() || facts.hopsUsedUp()) {
      return Reason.RING_BUSY;
    }
    return facts.isAlone() ? Reason.ONLY_SITE_BUSY : Reason.OVERFLOW_CONTINUED;
  }

  private static Reason unlessRedirect(Reason reason) {
    return Exit.of(reason).isRedirect() ? Reason.UNREDIRECTABLE : reason;
  }
}
