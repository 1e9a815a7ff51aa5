package io.distrib.health.http;

import io.distrib.config.ClientCertificate;
import io.distrib.config.HealthExpectation;
import io.distrib.config.HealthRequest;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.config.StatusRange;
import io.distrib.config.TrustFile;
import io.distrib.health.http.RawSite.Behaviour;
import io.distrib.health.net.HealthLoop;
import io.distrib.health.probe.Probe;
import io.distrib.health.probe.ProbeResult;
import io.distrib.health.probe.ProbeTarget;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One probe of a port of loopback, on a loop of its own. */
final class Probing implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofMillis(700);
  static final String NAME = "boston.app.example.test";
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  static final HealthSettings HASTY = settings(HealthType.HTTP);

  /** Patient, for the machine may be busy. */
  static final HealthSettings HTTP = expecting(HealthExpectation.DEFAULT.statuses(), null);

  private final AtomicInteger losses = new AtomicInteger();
  private final HealthLoop loop = HealthLoop.acquire();
  private final NettyProbes probes;
  private final Probe probe;

  Probing(HealthSettings settings, int port) {
    this(settings, NAME, port);
  }

  Probing(HealthSettings settings, String siteName, int port) {
    probes = new NettyProbes(loop, settings);
    ProbeTarget target =
        new ProbeTarget(
            siteName, InetAddress.getLoopbackAddress(), port, settings.request().path());
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

  /** Patient ones that expect one of {@code statuses} and, if it is not null, {@code body}. */
  static HealthSettings expecting(List<StatusRange> statuses, @Nullable String body) {
    return settings(
        HealthType.HTTP,
        TIMEOUT.multipliedBy(10),
        new HealthExpectation(statuses, Optional.ofNullable(body)),
        Optional.empty());
  }

  /** The result of one attempt at a site with this behaviour. */
  static ProbeResult ask(Behaviour behaviour) throws Exception {
    return ask(HTTP, behaviour);
  }

  static ProbeResult ask(HealthSettings settings, Behaviour behaviour) throws Exception {
    try (RawSite site = new RawSite(behaviour);
        Probing probing = new Probing(settings, site.port())) {
      return probing.ask();
    }
  }

  /** The result of one attempt. */
  ProbeResult ask() throws Exception {
    return begin().get(30, TimeUnit.SECONDS);
  }

  CompletableFuture<ProbeResult> begin() {
    CompletableFuture<ProbeResult> result = new CompletableFuture<>();
    loop.execute(() -> ask(result));
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
