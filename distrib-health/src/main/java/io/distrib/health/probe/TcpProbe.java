package io.distrib.health.probe;

import io.distrib.health.net.Connector;
import java.util.concurrent.CompletableFuture;

/** A site is up if it accepts a connection. <em>Confined to one event loop.</em> */
public final class TcpProbe implements Probe {
  private final ProbeTarget target;
  private final Connector connector;

  /** A probe of {@code target}. */
  public TcpProbe(ProbeTarget target, Connector connector) {
    this.target = target;
    this.connector = connector;
  }

  @Override
  public CompletableFuture<ProbeResult> ask() {
    ProbeAttempt attempt = new ProbeAttempt(target, connector);
    attempt.connect(
        target,
        channel -> {
          var unused = channel.close();
          attempt.answer(ProbeResult.success(target + " accepts connections"));
        });
    return attempt.result();
  }
}
