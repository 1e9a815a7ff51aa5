package io.distrib.server.health;

import io.distrib.config.HealthSettings;

/**
 * Makes the probes of a pool, and ends their connections. <em>Confined to one event loop, but for
 * {@link #close}.</em>
 */
final class NettyProbes implements Probe.Factory, AutoCloseable {
  private final HealthSettings settings;
  private final Connector connector;
  private final HttpTransport transport;

  NettyProbes(HealthLoop loop, HealthSettings settings) {
    this.settings = settings;
    this.connector = new Connector(loop, settings.timeout());
    this.transport = new HttpTransport(settings);
  }

  @Override
  public Probe of(Target target, Runnable lost) {
    return settings.isHttp()
        ? new HttpProbe(target, settings, connector, transport, lost)
        : new TcpProbe(target, connector);
  }

  @Override
  public void close() {
    connector.close();
  }
}
