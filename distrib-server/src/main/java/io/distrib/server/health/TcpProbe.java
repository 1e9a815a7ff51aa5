package io.distrib.server.health;

import io.distrib.config.HealthSettings;
import io.distrib.model.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A site is up if it accepts a connection. <em>Thread-safe.</em> */
final class TcpProbe implements Probe {
  private final HealthSettings settings;

  TcpProbe(HealthSettings settings) {
    this.settings = settings;
  }

  @Override
  public ProbeResult probe(Site site, InetAddress address) {
    Target target = Target.of(settings, site, address);
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(target.address(), target.port()),
          (int) settings.timeout().toMillis());
      return ProbeResult.success(target + " accepts connections");
    } catch (IOException e) {
      return ProbeResult.failure(target + ": " + e.getMessage());
    }
  }
}
