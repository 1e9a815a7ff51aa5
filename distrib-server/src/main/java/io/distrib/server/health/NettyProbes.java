package io.distrib.server.health;

import com.google.common.base.Suppliers;
import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import java.util.function.Supplier;

/**
 * Makes the probes of a pool, and ends their connections. <em>Confined to one event loop, but for
 * {@link #close}.</em>
 */
final class NettyProbes implements Probe.Factory, AutoCloseable {
  private final HealthSettings settings;
  private final Connector connector;
  private final HttpTransport transport;
  private final Supplier<HttpTransport> https;

  NettyProbes(HealthLoop loop, HealthSettings settings) {
    this.settings = settings;
    this.connector = new Connector(loop, settings.timeout());
    this.transport = new HttpTransport(settings, settings.type());
    this.https = Suppliers.memoize(() -> new HttpTransport(settings, HealthType.HTTPS));
  }

  @Override
  public Probe of(Target target, Runnable lost) {
    return settings.isHttp()
        ? new HttpProbe(target, settings, connector, transport, https, lost)
        : new TcpProbe(target, connector);
  }

  @Override
  public void close() {
    connector.close();
  }
}
