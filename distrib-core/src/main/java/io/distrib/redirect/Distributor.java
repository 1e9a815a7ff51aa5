package io.distrib.redirect;

import io.distrib.load.InFlightRequests;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.Reason;
import io.distrib.model.SiteReport;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides, for one site, what happens to each HTTP request (H0 to H11; rules, section 3). An
 * adapter hands over the request as it came, dispatches on the decision, and writes the answer that
 * {@link #render} gives. <em>Thread-safe.</em>
 */
public final class Distributor {
  private static final Bypass UNMARKED_SESSION = new Bypass(Reason.SESSION, null);

  private static final long LOOK_AGAIN_NANOS = 100_000_000L;

  private final DistributorContext context;
  private final Redirects redirects;
  private final AnswerRenderer renderer;
  private final TrustedProxies proxies;
  private final SiteReporter reporter;
  private final @Nullable StatusEndpoint statusGate;
  private final InFlightRequests inFlight;
  private final @Nullable AsyncDecisionListener listener;
  private final LostSessions lostSessions;
  private final UnreadProxies unreadProxies;

  Distributor(DistributorBuilder builder) {
    this.context = new DistributorContext(builder);
    this.redirects = new Redirects(context, builder);
    this.renderer = new AnswerRenderer(builder.clock);
    this.proxies = new TrustedProxies(builder.proxies);
    this.reporter = new SiteReporter(context, builder.sessions);
    this.statusGate = builder.status == null ? null : new StatusEndpoint(builder.status);
    this.inFlight = builder.inFlight;
    this.listener = builder.listener == null ? null : new AsyncDecisionListener(builder.listener);
    this.lostSessions =
        new LostSessions(context.site().id(), builder.marker.name(), context.clock());
    this.unreadProxies = new UnreadProxies(builder.proxies);
  }

  /**
   * A distributor for the site declared under {@code siteId}.
   *
   * @throws IllegalArgumentException if {@code topology} has no such site
   */
  public static DistributorBuilder builder(Topology topology, String siteId) {
    return new DistributorBuilder(topology, siteId);
  }

  /**
   * What happens to {@code request}. Never throws for what a client sent. Waits only for ports that
   * may block, each briefly; where no thread may wait, use {@link #decideAsync}.
   */
  public DistributionDecision decide(DistributionRequest request) {
    return decide(request, true);
  }

  private DistributionDecision decide(DistributionRequest request, boolean mayWait) {
    DistributionDecision decision =
        request.inSession() ? inSession(request) : judge(request, mayWait);
    if (listener != null) {
      listener.tell(request, decision);
    }
    return decision;
  }

  /**
   * Whether a request in session for {@code target} is let through as it is, and nobody hears of
   * it: then an adapter need find out nothing else of it (H0). False if it has to be decided, which
   * it can be in any case.
   */
  public boolean passesUntouched(String target) {
    lostSessions.sessionSeen();
    return listener == null
        && (statusGate == null || !statusGate.isHere(target))
        && context.bare(target).equals(target);
  }

  /**
   * As {@link #decide}, without waiting: complete at once when no port may block or the request is
   * in session, else completed on another thread. Where too many wait already, a port that may
   * block counts as one that has not answered.
   */
  public CompletionStage<DistributionDecision> decideAsync(DistributionRequest request) {
    if (request.inSession() || !context.mayBlock()) {
      return CompletableFuture.completedFuture(decide(request));
    }
    return soon(mayWait -> decide(request, mayWait));
  }

  /** The answer that {@code decision} sends for {@code request} (rules, section 5). */
  public HttpAnswer render(DistributionRequest request, Answer decision) {
    return renderer.render(request, decision);
  }

  /**
   * The status document, if {@code request} asks for it and may read it; an adapter asks for it
   * before the decision, and writes it in the decision's stead. Empty for every other request, at
   * the price of one comparison. Waits only for a load probe that may block, briefly; where no
   * thread may wait, use {@link #statusAnswerAsync}.
   */
  public Optional<HttpAnswer> statusAnswer(DistributionRequest request) {
    return isForStatus(request)
        ? Optional.of(renderer.status(request, report()))
        : Optional.empty();
  }

  /**
   * As {@link #statusAnswer}, without waiting: empty at once for every request that is not for the
   * document; else complete at once unless the load probe may block.
   */
  public Optional<CompletionStage<HttpAnswer>> statusAnswerAsync(DistributionRequest request) {
    if (!isForStatus(request)) {
      return Optional.empty();
    }
    return Optional.of(
        context.loadMayBlock()
            ? soon(mayWait -> renderer.status(request, reporter.report(mayWait)))
            : CompletableFuture.completedFuture(renderer.status(request, report())));
  }

  /**
   * How this site is now. The load probe is asked as for a decision, but what it says does not
   * change what the next request is told.
   */
  public SiteReport report() {
    return reporter.report(true);
  }

  /** Gives this site no new sessions from now on, or again; live sessions go on (H8). */
  public void setDraining(boolean draining) {
    context.setDraining(draining);
  }

  /** Whether this site is given no new sessions. */
  public boolean isDraining() {
    return context.isDraining();
  }

  /**
   * Waits until this site drains and its last session has ended, but not longer than {@code most};
   * just so long if sessions are not counted.
   *
   * @return whether the last session has ended
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean awaitDrained(Duration most) throws InterruptedException {
    long began = context.clock().monotonicNanos();
    while (!isDrained()) {
      long left = most.toNanos() - (context.clock().monotonicNanos() - began);
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK_AGAIN_NANOS));
    }
    return true;
  }

  /** The counter that adapters keep of the requests that the application is working on. */
  public InFlightRequests inFlight() {
    return inFlight;
  }

  /**
   * How often a port threw, stalled or gave no answer, and how often the listener threw or was too
   * slow.
   */
  public long portFailures() {
    return context.ports().failures() + (listener == null ? 0 : listener.failures());
  }

  /** The site that this distributor decides for. */
  public Site site() {
    return context.site();
  }

  /** The topology that it decides by. */
  public Topology topology() {
    return context.topology();
  }

  /** What {@code task} makes on a thread that may wait; at once, on this one, if too many do. */
  private <T> CompletionStage<T> soon(Function<Boolean, T> task) {
    try {
      return CompletableFuture.supplyAsync(() -> task.apply(true), context.ports()::runSoon);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(task.apply(false));
    }
  }

  private boolean isForStatus(DistributionRequest request) {
    return statusGate != null
        && statusGate.isHere(request.target())
        && statusGate.isOpenTo(proxies.asked(request));
  }

  private boolean isDrained() {
    return isDraining() && reporter.sessions().orElse(1) == 0;
  }

  /** H0 needs no other fact: no clock is read and, without a marker, nothing is made. */
  private Bypass inSession(DistributionRequest request) {
    lostSessions.sessionSeen();
    String bare = context.bare(request.target());
    return bare.equals(request.target()) ? UNMARKED_SESSION : new Bypass(Reason.SESSION, bare);
  }

  private DistributionDecision judge(DistributionRequest request, boolean mayWait) {
    RequestFacts facts = new RequestFacts(context, proxies.asked(request), mayWait);
    Reason reason = DecisionFlow.decide(facts);
    lostSessions.decided(facts.request(), reason);
    return switch (reason) {
      case SESSION, BYPASS_RULE -> new Bypass(reason, context.bare(request.target()));
      case ADMITTED -> new Admit(reason, facts.barePathAndQuery());
      default -> answer(redirects.answer(reason, facts), facts.request());
    };
  }

  private DistributionDecision answer(DistributionDecision answer, DistributionRequest request) {
    if (answer instanceof Redirect) {
      unreadProxies.redirected(request);
    }
    return answer;
  }
}
