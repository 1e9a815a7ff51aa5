package io.distrib.redirect;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Preflight;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionDecision.Reject;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;

/**
 * Takes decisions: gathers the facts, asks the flow, and builds the decision from its exit.
 * <em>Thread-safe.</em>
 */
final class Decider {
  static final Bypass UNMARKED_SESSION = new Bypass(Reason.SESSION, null);

  private final FactSources sources;
  private final TrustedProxies proxies;
  private final Redirects redirects;
  private final AdmissionFields fields;
  private final LostSessions lostSessions;
  private final UnreadProxies unreadProxies;

  Decider(FactSources sources, TrustedProxies proxies, DistributorSettings settings) {
    this.sources = sources;
    this.proxies = proxies;
    this.redirects = new Redirects(sources, settings);
    this.fields = new AdmissionFields(sources.placement(), sources.cookies(), sources.site().id());
    this.lostSessions =
        new LostSessions(settings.site.id(), settings.marker.name(), settings.clock);
    this.unreadProxies = new UnreadProxies(settings.proxies);
  }

  /**
   * Whether a request in session for {@code target} passes as it is (H0): then nothing else of it
   * counts. No clock is read and nothing is made.
   */
  boolean passesUntouched(String target) {
    lostSessions.sessionSeen();
    return sources.targets().of(target).equals(target);
  }

  /**
   * What happens to {@code request}.
   *
   * @param mayWait whether this thread may wait for a port
   */
  DistributionDecision decide(DistributionRequest request, boolean mayWait) {
    return request.inSession() ? inSession(request) : byRules(request, mayWait);
  }

  private Bypass inSession(DistributionRequest request) {
    lostSessions.sessionSeen();
    String bare = sources.targets().of(request.target());
    return bare.equals(request.target()) ? UNMARKED_SESSION : new Bypass(Reason.SESSION, bare);
  }

  private DistributionDecision byRules(DistributionRequest request, boolean mayWait) {
    RequestFacts facts = new RequestFacts(sources, proxies.asked(request), mayWait);
    Reason due = DecisionFlow.due(facts);
    lostSessions.decided(facts.request(), due);
    Reason reason = DecisionFlow.taken(due, facts);
    Exit exit = Exit.of(reason);
    return switch (exit.response()) {
      case ADMIT -> new Admit(reason, facts.barePathAndQuery(), fields.of(exit, facts));
      case PASS -> new Bypass(reason, sources.targets().of(request.target()));
      case REDIRECT -> redirect(reason, exit, facts);
      case TELL_SCRIPT -> redirects.tellScript(reason, due, facts);
      case GRANT -> new Preflight(reason);
      case DECLINE -> redirects.unavailable(reason);
      case TURN_AWAY -> redirects.turnAway(reason, facts);
      case UNAVAILABLE -> redirects.unavailable(reason);
      case BAD_REQUEST -> new Reject(reason, 400);
      case METHOD_NOT_ALLOWED -> new Reject(reason, 405);
    };
  }

  private Answer redirect(Reason reason, Exit exit, RequestFacts facts) {
    Answer answer = redirects.redirect(reason, exit, facts);
    if (answer instanceof Redirect) {
      unreadProxies.redirected(facts.request());
    }
    return answer;
  }
}
