package io.distrib.redirect;

import io.distrib.load.InFlightRequests;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Reject;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.model.SiteReport;
import io.distrib.model.UnreadableRequest;
import io.distrib.spi.Clock;
import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides, for one site, what happens to each HTTP request (rules H0 to H15). An adapter hands over
 * the request as it came and carries out the {@link Verdict}:
 *
 * <pre>{@code
 * Distributor distributor = Distributor.builder(topology, "boston").build();
 * distributor.handle(request).fold(exchange, cases);
 * }</pre>
 *
 * <p>A failure of the rules or of a port breaks no request: it passes as it came, as {@link
 * Reason#UNDECIDED}, which is logged once a minute. <em>Thread-safe.</em>
 */
public final class Distributor implements SettingsWatch.Reloadable {
  private static final Bypass UNDECIDED = new Bypass(Reason.UNDECIDED, null);

  private final SiteState state;
  private final Clock clock;
  private final InFlightRequests inFlight;
  private final @Nullable AsyncDecisionListener listener;
  private final UndecidedLog undecidedLog;
  private final Verdict passInSession;
  private final @Nullable Supplier<DistributorSettings> reading;
  private volatile Ruleset rules;
  private volatile @Nullable SettingsWatch watch;

  /**
   * A distributor that begins with {@code settings}.
   *
   * @param reading reads them again; null if they never change
   */
  Distributor(DistributorSettings settings, @Nullable Supplier<DistributorSettings> reading) {
    this.state = SiteState.of(settings);
    this.clock = settings.clock;
    this.inFlight = settings.inFlight;
    this.listener = settings.listener == null ? null : new AsyncDecisionListener(settings.listener);
    this.undecidedLog = new UndecidedLog(clock);
    this.passInSession = new Verdict.Pass(Decider.UNMARKED_SESSION, null, List.of(), inFlight);
    this.reading = reading;
    this.rules = rules(settings);
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
   * What happens to {@code request}; never throws. Waits only for ports that may block, each
   * briefly; where no thread may wait, use {@link #handleAsync}.
   */
  public Verdict handle(DistributionRequest request) {
    try {
      Ruleset now = rules;
      return request.inSession() && passesUntouched(now, request.target())
          ? passInSession
          : verdict(now, request, true);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      return undecided(e);
    }
  }

  /** As {@link #handle(DistributionRequest)}, for a request that is read as far as needed. */
  public Verdict handle(RequestSource source) {
    try {
      Ruleset now = rules;
      boolean inSession = source.inSession();
      return inSession && passesUntouched(now, source.target())
          ? passInSession
          : verdict(now, source.read(inSession), true);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      return undecided(e);
    }
  }

  /**
   * As {@link #handle(DistributionRequest)}, without waiting: complete at once when no port may
   * block or the request is in session, else completed on another thread; never completed with an
   * exception. Where too many wait already, a port that may block counts as one that has not
   * answered.
   */
  public CompletionStage<Verdict> handleAsync(DistributionRequest request) {
    return handleAsync(new WholeRequest(request));
  }

  /** As {@link #handleAsync(DistributionRequest)}, for a request that is read as far as needed. */
  public CompletionStage<Verdict> handleAsync(RequestSource source) {
    try {
      Ruleset now = rules;
      boolean inSession = source.inSession();
      if (inSession && passesUntouched(now, source.target())) {
        return CompletableFuture.completedFuture(passInSession);
      }
      DistributionRequest request = source.read(inSession);
      return now.mayWaitFor(request)
          ? state
              .ports()
              .soon(mayWait -> verdict(now, request, mayWait))
              .exceptionally(this::undecided)
          : CompletableFuture.completedFuture(verdict(now, request, true));
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      return CompletableFuture.completedFuture(undecided(e));
    }
  }

  /**
   * The answer to a request whose head the server could not read.
   *
   * @param outline what is known of the request: the method decides whether the answer has a body
   */
  public Verdict handleUnreadable(DistributionRequest outline, UnreadableRequest why) {
    Reject decision = new Reject(Reason.UNREADABLE, why.status());
    Ruleset now = rules;
    tell(now, outline, decision, listenerNanos());
    return new Verdict.Respond(decision, now.answer(outline, decision));
  }

  /**
   * What the rules say of {@code request}, without the answer; for tools that ask what would
   * happen. Adapters use {@link #handle}. Waits as that does.
   */
  public DistributionDecision decide(DistributionRequest request) {
    return decide(rules, request, true);
  }

  /**
   * How this site is now. The load probe is asked as for a decision, but what it says does not
   * change what the next request is told.
   */
  public SiteReport report() {
    return rules.reporter().report(true);
  }

  /** Gives this site no new sessions from now on, or again; live sessions go on (H8). */
  public void setDraining(boolean draining) {
    state.draining().set(draining);
  }

  /** Whether this site is given no new sessions. */
  public boolean isDraining() {
    return state.draining().isOn();
  }

  /**
   * Waits until this site drains and its last session has ended, but not longer than {@code
   * timeout}; just so long if sessions are not counted.
   *
   * @return whether the last session has ended
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean awaitDrained(Duration timeout) throws InterruptedException {
    return state.draining().await(this::isEmpty, timeout, clock);
  }

  /** Counts the requests that have passed to the application and whose permits are not closed. */
  public InFlightRequests inFlight() {
    return inFlight;
  }

  /**
   * How often a port threw, stalled or gave no answer, and how often the listener threw or was too
   * slow.
   */
  public long portFailures() {
    return state.ports().failures() + (listener == null ? 0 : listener.failures());
  }

  /** The site that this distributor decides for, as the settings describe it now. */
  public Site site() {
    return rules.sources().site();
  }

  /** The topology that it decides by now. */
  public Topology topology() {
    return rules.sources().topology();
  }

  /**
   * Reads the settings again and decides by them from the next request on. Live sessions, requests
   * under way, places in the waiting room and draining stay. This also happens by itself when the
   * file has changed: see {@link DistributorBuilder#reloadEvery}.
   *
   * @throws IllegalArgumentException if the settings are faulty: the message names every fault, and
   *     those from before stay
   * @throws IllegalStateException if this distributor was built without a {@link SettingsSource}
   */
  @Override
  public synchronized void reload() {
    if (reading == null) {
      throw new IllegalStateException(
          "no settings to read again (expected a distributor that is built from a file)");
    }
    rules = rules(reading.get());
  }

  /** Ends the watch over the settings. Requests are decided as before. */
  public void close() {
    SettingsWatch current = watch;
    if (current != null) {
      current.stop();
    }
  }

  /**
   * Reloads from now on whenever {@code source} has changed; it is asked by one thread at a time.
   */
  void reloadFrom(SettingsSource source, Duration every) {
    BooleanSupplier hasChanged =
        () -> {
          synchronized (source) {
            return source.hasChanged();
          }
        };
    watch = SettingsWatch.start(site().id(), source.toString(), hasChanged, this, every);
  }

  private Ruleset rules(DistributorSettings settings) {
    Ruleset next = new Ruleset(settings, state);
    next.furnish(state.room());
    return next;
  }

  /**
   * Whether a request in session for {@code target} passes as it is, and no listener is told (H0):
   * then nothing else of it counts.
   */
  private boolean passesUntouched(Ruleset now, String target) {
    return listener == null && now.passesUntouched(target);
  }

  private Verdict verdict(Ruleset now, DistributionRequest request, boolean mayWait) {
    Verdict unasked = now.unasked(request, mayWait);
    if (unasked != null) {
      return unasked;
    }
    DistributionDecision decision = decide(now, request, mayWait);
    if (decision instanceof Answer answer) {
      return new Verdict.Respond(decision, now.answer(request, answer));
    }
    Verdict arrival = now.arrival(request, decision);
    if (arrival != null) {
      return arrival;
    }
    return Verdict.Pass.of(decision, request, inFlight);
  }

  private Verdict undecided(Throwable cause) {
    undecidedLog.add(cause);
    return new Verdict.Pass(UNDECIDED, null, List.of(), inFlight);
  }

  private DistributionDecision decide(Ruleset now, DistributionRequest request, boolean mayWait) {
    long began = listenerNanos();
    DistributionDecision decision = now.decider().decide(request, mayWait);
    tell(now, request, decision, began);
    return decision;
  }

  /** For a listener; else no clock is read. */
  private long listenerNanos() {
    return listener == null ? 0 : clock.monotonicNanos();
  }

  private void tell(
      Ruleset now, DistributionRequest request, DistributionDecision decision, long began) {
    if (listener != null) {
      DistributionRequest asked = now.asked(request);
      listener.tell(asked, decision, listenerNanos() - began);
    }
  }

  private boolean isEmpty() {
    return rules.reporter().sessions().orElse(1) == 0;
  }
}
