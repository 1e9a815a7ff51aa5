package io.distrib.server.health;

import io.distrib.server.thread.ThreadWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A site is asked at all its addresses at once: it is up if one of them answers. <em>Confined to
 * one event loop.</em>
 */
final class Round {
  private final CompletableFuture<@Nullable ProbeResult> result = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final List<ProbeResult> failures = new ArrayList<>();
  private final List<Line> lines;
  private final int whole;
  private int pending;

  /** One that asks on those of {@code all} that are free. */
  Round(List<Line> all) {
    this.whole = all.size();
    this.lines = all.stream().filter(Line::isFree).toList();
    this.pending = lines.size();
  }

  void start() {
    for (Line line : lines) {
      ThreadWatch.whenDone(line.ask(), (answer, failure) -> take(answer));
    }
  }

  /**
   * The first success, or else all the failures; null if there is no success and not every address
   * has failed: nothing is known then.
   */
  CompletableFuture<@Nullable ProbeResult> result() {
    return result;
  }

  /** When the last probe of the round has ended, perhaps long after its result. */
  CompletableFuture<Void> end() {
    return end;
  }

  private void take(@Nullable ProbeResult answer) {
    pending--;
    if (answer != null && answer.isSuccess()) {
      result.complete(answer);
    } else if (answer != null) {
      failures.add(answer);
    }
    if (pending == 0) {
      result.complete(failures.size() == whole ? ProbeResult.ofAll(failures) : null);
      end.complete(null);
    }
  }
}
