package io.distrib.redirect;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.SiteReport;
import io.distrib.model.WaitingSettings;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of the settings comes to: all that a request is decided and answered by. A
 * reload makes another. <em>Immutable but for the site's state; thread-safe.</em>
 */
final class Ruleset {
  private final FactSources sources;
  private final Decider decider;
  private final AnswerRenderer renderer;
  private final TrustedProxies proxies;
  private final SiteReporter reporter;
  private final @Nullable StatusEndpoint status;
  private final TakeoverScripts scripts;
  private final ArrivalPage arrivalPage;
  private final @Nullable WaitingSettings waiting;

  /**
   * The rules that {@code settings} describe, for a site in {@code state}, which stays as it is.
   *
   * @throws IllegalArgumentException if the settings contradict each other
   */
  Ruleset(DistributorSettings settings, SiteState state) {
    this.sources = FactSources.of(settings, state);
    PeoplePages pages = new PeoplePages(settings.waitingPage, settings.waiting);
    this.renderer = new AnswerRenderer(settings.clock, sources.askers(), settings.hsts, pages);
    this.proxies = new TrustedProxies(settings.proxies);
    this.decider = new Decider(sources, proxies, settings);
    this.reporter = new SiteReporter(sources, state, settings.sessions);
    this.status = settings.status == null ? null : new StatusEndpoint(settings.status);
    this.scripts = new TakeoverScripts(settings, sources.origins(), pages);
    this.arrivalPage = new ArrivalPage(settings, sources);
    this.waiting = settings.waiting;
  }

  FactSources sources() {
    return sources;
  }

  Decider decider() {
    return decider;
  }

  /** The answer to {@code request} that {@code decision} stands for. */
  HttpAnswer answer(DistributionRequest request, Answer decision) {
    return renderer.render(proxies.asked(request), decision);
  }

  SiteReporter reporter() {
    return reporter;
  }

  /** Lets {@code room} hold as many as these settings say. */
  void furnish(WaitingRoom room) {
    if (waiting != null) {
      room.limit(waiting.places(), waiting.lifetime().toSeconds());
    }
  }

  /** {@code request} as the client asked it, if a trusted proxy says how that was. */
  DistributionRequest asked(DistributionRequest request) {
    return proxies.asked(request);
  }

  /** Whether a request in session for {@code target} passes as it is (H0). */
  boolean passesUntouched(String target) {
    return (status == null || !status.isHere(target))
        && !scripts.isHere(target)
        && decider.passesUntouched(target);
  }

  /** The answer to {@code request} that the rules are not asked for; null if they are. */
  @Nullable Verdict unasked(DistributionRequest request, boolean mayWait) {
    if (isForStatus(request)) {
      SiteReport report = reporter.report(mayWait);
      return new Verdict.Respond(null, renderer.status(proxies.asked(request), report));
    }
    if (!isForScript(request)) {
      return null;
    }
    DistributionRequest asked = proxies.asked(request);
    return new Verdict.Respond(null, renderer.script(asked, scripts.of(asked)));
  }

  /** What {@code request} is answered with though it was admitted; null if nothing. */
  @Nullable Verdict arrival(DistributionRequest request, DistributionDecision decision) {
    if (!arrivalPage.isFor(request, decision)) {
      return null;
    }
    DistributionRequest asked = proxies.asked(request);
    return new Verdict.Respond(decision, renderer.arrival(asked, arrivalPage.link(asked)));
  }

  /** Whether {@code request} asks for the status document, and may read it. */
  private boolean isForStatus(DistributionRequest request) {
    return status != null
        && status.isHere(request.target())
        && status.isOpenTo(proxies.asked(request));
  }

  /** Whether a thread may have to wait until {@code request} is decided. */
  boolean mayWaitFor(DistributionRequest request) {
    return isForStatus(request)
        ? sources.load().mayBlock()
        : !request.inSession() && sources.mayBlock() && !isForScript(request);
  }

  private boolean isForScript(DistributionRequest request) {
    return scripts.isHere(request.target()) && scripts.isOpenTo(request);
  }
}
