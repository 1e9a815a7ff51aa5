package io.distrib.health.http;

import com.google.common.base.Suppliers;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.health.net.Connector;
import io.distrib.health.net.HealthLoop;
import io.distrib.health.probe.Probe;
import io.distrib.health.probe.ProbeTarget;
import io.distrib.health.probe.TcpProbe;
import java.util.function.Supplier;

/**
 * Makes the probes of a pool, by HTTP or TCP, and closes their connections. <em>Confined to one
 * event loop, but for {@link #close}.</em>
 */
public final class NettyProbes implements Probe.Factory, AutoCloseable {
  private final HealthSettings settings;
  private final Connector connector;
  private final HttpTransport transport;
  private final Supplier<HttpTransport> https;

  /** Probes that {@code settings} describe, which run in {@code loop}. */
  public NettyProbes(HealthLoop loop, HealthSettings settings) {
    this.settings = settings;
    this.connector = new Connector(loop, settings.timeout());
    this.transport = new HttpTransport(settings, settings.type());
    this.https = Suppliers.memoize(() -> new HttpTransport(settings, HealthType.HTTPS));
  }

  @Override
  public Probe of(ProbeTarget target, Runnable lost) {
    return settings.isHttp()
        ? new HttpProbe(target, settings, connector, transport, https, lost)
        : new TcpProbe(target, connector);
  }

  @Override
  public void close() {
    connector.close();
  }
}
