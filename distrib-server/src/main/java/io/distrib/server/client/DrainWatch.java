package io.distrib.server.client;

import io.distrib.config.DurationText;
import io.distrib.server.cli.Streams;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.Glob;
import io.distrib.server.protocol.Json;
import io.distrib.server.protocol.StatusReport;
import io.distrib.server.protocol.StatusReport.PoolStatus;
import io.distrib.server.protocol.StatusReport.SiteLine;
import io.distrib.server.protocol.StatusRequest;
import io.distrib.text.PrintableText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks on while sites drain. <em>Confined to one thread.</em> */
final class DrainWatch {
  private static final long PAUSE_MILLIS = 500;

  private final ControlOption control;
  private final Streams streams;
  private final List<Glob> globs;
  private List<String> told = List.of();

  /** Of the sites that {@code patterns} mean, with spaces between them. */
  DrainWatch(ControlOption control, Streams streams, String patterns) {
    this.control = control;
    this.streams = streams;
    this.globs = List.of(patterns.split(" ", -1)).stream().map(Glob::new).toList();
  }

  /** Until no session is left, or {@code patience} is over; the exit code. */
  int await(Duration patience) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    List<String> left = look();
    while (!left.isEmpty() && System.nanoTime() - end < 0) {
      Thread.sleep(PAUSE_MILLIS);
      left = look();
    }
    return left.isEmpty()
        ? streams.tell(true, List.of("drained"))
        : streams.tell(
            false,
            List.of(
                "not drained within " + DurationText.of(patience),
                "the drain goes on; 'distrib undrain' takes it back"));
  }

  /** A line for each site that is not empty yet; what is new is told. */
  private List<String> look() throws IOException {
    List<String> left = new ArrayList<>();
    for (PoolStatus pool : status().pools()) {
      for (SiteLine site : pool.sites()) {
        String rest = rest(site);
        if (rest != null && isMeant(pool, site)) {
          left.add(pool.name() + "/" + site.id() + ": " + rest);
        }
      }
    }
    if (!left.equals(told)) {
      told = left;
      left.forEach(line -> streams.err().println(new PrintableText(line)));
    }
    return left;
  }

  private StatusReport status() throws IOException {
    ControlAnswer answer = control.ask(StatusRequest.json());
    String said = String.join("; ", answer.lines());
    if (!answer.isDone()) {
      throw new IOException("the nameserver says: " + said);
    }
    try {
      return Json.read(said, StatusReport.class);
    } catch (IllegalArgumentException e) {
      throw new IOException("the nameserver's status is " + e.getMessage(), e);
    }
  }

  private boolean isMeant(PoolStatus pool, SiteLine site) {
    return globs.stream().anyMatch(glob -> glob.matchesSite(pool.name(), site.id()));
  }

  /** What is left there; null if nothing is, or if it is down and has nothing any more. */
  private static @Nullable String rest(SiteLine site) {
    if (site.health().equals("down")) {
      return null;
    }
    Long sessions = site.report() == null ? null : site.report().sessions();
    if (sessions == null) {
      return "does not tell how many sessions it has";
    }
    return sessions == 0 ? null : sessions + (sessions == 1 ? " session" : " sessions");
  }
}
