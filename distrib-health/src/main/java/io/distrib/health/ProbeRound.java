package io.distrib.health;

import io.distrib.health.net.ThreadErrors;
import io.distrib.health.probe.ProbeResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at each address of a site, all at the same time: the site is up if one of them
 * answers. <em>Confined to one event loop.</em>
 */
final class ProbeRound {
  private final CompletableFuture<@Nullable ProbeResult> result = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final List<ProbeResult> failures = new ArrayList<>();
  private final List<AddressProbe> probes;
  private final int addresses;
  private int pending;

  /** A round over those of {@code all} that are free. */
  ProbeRound(List<AddressProbe> all) {
    this.addresses = all.size();
    this.probes = all.stream().filter(AddressProbe::isFree).toList();
    this.pending = probes.size();
  }

  void start() {
    for (AddressProbe probe : probes) {
      ThreadErrors.whenDone(probe.ask(), (answer, failure) -> take(answer));
    }
  }

  /**
   * The first success, or else all failures together; null if there is no success and not every
   * address has failed: nothing is known then.
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
      result.complete(failures.size() == addresses ? ProbeResult.ofAll(failures) : null);
      end.complete(null);
    }
  }
}
