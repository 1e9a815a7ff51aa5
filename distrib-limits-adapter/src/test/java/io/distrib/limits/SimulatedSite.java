package io.distrib.limits;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.redirect.Distributor;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Requests;
import io.distrib.testkit.Topologies;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * A site in virtual time: an application with a fixed number of workers, clients that come evenly,
 * and sessions that ask, think for a second and ask again. <em>Confined to one thread.</em>
 */
final class SimulatedSite {
  private static final String POOL = "app.example.test";
  private static final Duration THINKING = Duration.ofSeconds(1);
  private static final Duration SESSION = Duration.ofSeconds(30);
  private static final Duration BETWEEN_NEWCOMERS = Duration.ofMillis(50);
  private static final int WORKERS = 50;

  final AdaptiveLimit limit;
  int admitted;
  int turnedAway;
  int requestsOfSessions;

  private final ManualClock clock = new ManualClock(1_700_000_000);
  private final Distributor distributor;
  private final PriorityQueue<Event> agenda =
      new PriorityQueue<>(
          Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::number));
  private final Queue<Job> waiting = new ArrayDeque<>();
  private Duration service = Duration.ofMillis(20);
  private int busyWorkers;
  private long events;

  /**
   * A site without clients yet.
   *
   * @param min the lowest limit
   * @param max the highest
   */
  SimulatedSite(int min, int max) {
    limit = AdaptiveLimit.of(AdaptiveLimit.gradient2(min, max), clock);
    distributor =
        Distributor.builder(Topologies.flat(), "boston")
            .clock(clock)
            .inFlight(limit.inFlight())
            .loadProbe(limit)
            .build();
    at(Duration.ZERO, this::newcomer);
  }

  private record Event(long atNanos, long number, Runnable what) {}

  /** A request with the application; its session ends at {@code endNanos}. */
  private record Job(long begun, long endNanos) {}

  /** From now on a worker needs so long for a request. */
  void serves(Duration each) {
    service = each;
  }

  /** Resets the counts, lets {@code time} pass, and counts what happens in it. */
  void run(Duration time) {
    admitted = 0;
    turnedAway = 0;
    requestsOfSessions = 0;
    long end = clock.monotonicNanos() + time.toNanos();
    while (agenda.element().atNanos() <= end) {
      Event event = agenda.remove();
      clock.advance(Duration.ofNanos(event.atNanos() - clock.monotonicNanos()));
      event.what().run();
    }
    clock.advance(Duration.ofNanos(end - clock.monotonicNanos()));
  }

  private void newcomer() {
    at(BETWEEN_NEWCOMERS, this::newcomer);
    DistributionDecision decision = distributor.decide(Requests.get(own(), markedTarget()));
    if (decision instanceof Admit) {
      admitted++;
      begin(clock.monotonicNanos() + SESSION.toNanos());
    } else {
      turnedAway++;
    }
  }

  private void nextOfSession(long endNanos) {
    if (clock.monotonicNanos() < endNanos) {
      requestsOfSessions++;
      DistributionRequest request = Requests.inSession(own(), "/");
      if (distributor.decide(request).reason() != Reason.SESSION) {
        throw new AssertionError("a live session was not served");
      }
      begin(endNanos);
    }
  }

  private void begin(long endNanos) {
    waiting.add(new Job(distributor.inFlight().begin(), endNanos));
    work();
  }

  private void work() {
    if (busyWorkers < WORKERS && !waiting.isEmpty()) {
      busyWorkers++;
      Job job = waiting.remove();
      at(service, () -> end(job));
    }
  }

  private void end(Job job) {
    busyWorkers--;
    distributor.inFlight().end(job.begun());
    at(THINKING, () -> nextOfSession(job.endNanos()));
    work();
  }

  /** The target under which the site lets newcomers in: as it has just told one. */
  private String markedTarget() {
    Redirect moved = (Redirect) distributor.decide(Requests.get(POOL, "/"));
    URI location = URI.create(moved.location());
    return location.getPath() + "?" + location.getQuery();
  }

  private static String own() {
    return "boston." + POOL;
  }

  private void at(Duration later, Runnable what) {
    agenda.add(new Event(clock.monotonicNanos() + later.toNanos(), events++, what));
  }
}
