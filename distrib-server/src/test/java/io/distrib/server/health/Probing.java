package io.distrib.server.health;

import io.distrib.config.ClientCertificate;
import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthRequest;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.config.TrustFile;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One probe of a port of loopback, on a loop of its own. */
final class Probing implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofMillis(700);
  static final String NAME = "boston.app.example.test";

  private final AtomicInteger losses = new AtomicInteger();
  private final HealthLoop loop = HealthLoop.acquire();
  private final NettyProbes probes;
  private final Probe probe;

  Probing(HealthSettings settings, int port) {
    this(settings, NAME, port);
  }

  Probing(HealthSettings settings, String siteName, int port) {
    probes = new NettyProbes(loop, settings);
    Target target =
        new Target(siteName, InetAddress.getLoopbackAddress(), port, settings.request().path());
    probe = probes.of(target, losses::incrementAndGet);
  }

  static HealthSettings settings(HealthType type) {
    return settings(type, TIMEOUT, HealthExpectation.DEFAULT, Optional.empty());
  }

  static HealthSettings settings(
      HealthType type, Duration timeout, HealthExpectation expected, Optional<TrustFile> trust) {
    return settings(
        type,
        timeout,
        HealthRequest.of(HealthRequest.DEFAULT_PATH),
        expected,
        trust,
        Optional.empty());
  }

  static HealthSettings settings(
      HealthType type,
      Duration timeout,
      HealthRequest request,
      HealthExpectation expected,
      Optional<TrustFile> trust,
      Optional<ClientCertificate> client) {
    return new HealthSettings(
        type,
        OptionalInt.empty(),
        request,
        expected,
        trust,
        client,
        Map.of(),
        Duration.ofMillis(20),
        timeout,
        2,
        3,
        2);
  }

  /** What one question comes to. */
  ProbeResult ask() throws Exception {
    return begin().get(30, TimeUnit.SECONDS);
  }

  CompletableFuture<ProbeResult> begin() {
    CompletableFuture<ProbeResult> result = new CompletableFuture<>();
    loop.netty().execute(() -> ask(result));
    return result;
  }

  private void ask(CompletableFuture<ProbeResult> result) {
    var unused =
        probe
            .ask()
            .whenComplete(
                (answer, failure) -> {
                  if (failure == null) {
                    result.complete(answer);
                  } else {
                    result.completeExceptionally(failure);
                  }
                });
  }

  /** How often a held connection was lost. */
  int losses() {
    return losses.get();
  }

  @Override
  public void close() {
    probes.close();
    HealthLoop.release();
  }
}
