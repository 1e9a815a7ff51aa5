package io.distrib.server.health;

import io.distrib.model.Site;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Probes a site at all its addresses at once: it is up if one of them answers.
 * <em>Thread-safe.</em>
 */
final class SiteProber {
  private final Probe probe;
  private final Executor workers;

  SiteProber(Probe probe, Executor workers) {
    this.probe = probe;
    this.workers = workers;
  }

  /** The first success, or else all the failures; fails itself if the work was broken off. */
  CompletableFuture<ProbeResult> probe(Site site) {
    CompletableFuture<ProbeResult> firstSuccess = new CompletableFuture<>();
    List<CompletableFuture<ProbeResult>> all =
        site.addresses().stream().map(address -> start(site, address, firstSuccess)).toList();
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .thenApply(nothing -> ProbeResult.ofAll(all.stream().map(CompletableFuture::join).toList()))
        .applyToEither(firstSuccess, result -> result);
  }

  private CompletableFuture<ProbeResult> start(
      Site site, InetAddress address, CompletableFuture<ProbeResult> firstSuccess) {
    return CompletableFuture.supplyAsync(
        () -> {
          ProbeResult result = run(site, address);
          if (result.isSuccess()) {
            firstSuccess.complete(result);
          }
          return result;
        },
        workers);
  }

  private ProbeResult run(Site site, InetAddress address) {
    try {
      return probe.probe(site, address);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    } catch (RuntimeException | LinkageError e) {
      return ProbeResult.failure(address.getHostAddress() + ": " + e);
    }
  }
}
