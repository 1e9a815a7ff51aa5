package io.distrib.server.health;

import io.distrib.config.HealthSettings;
import io.distrib.config.HealthType;
import io.distrib.model.Site;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;

/**
 * The HTTP clients of the probes: one for all sites, but under TLS one for each, for there the Site
 * Name is asked for, and checked, by the client's own settings. <em>Thread-safe.</em>
 */
final class HttpClients implements AutoCloseable {
  private static final String PLAIN = "";

  private final HealthSettings settings;
  private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

  HttpClients(HealthSettings settings) {
    this.settings = settings;
  }

  HttpClient of(Site site) {
    return settings.type() == HealthType.HTTPS
        ? clients.computeIfAbsent(
            site.id(), id -> builder().sslParameters(named(site.name().text())).build())
        : clients.computeIfAbsent(PLAIN, id -> builder().build());
  }

  /** Ends the clients where the JDK can (from 21 on); else they end when they are forgotten. */
  @Override
  public void close() {
    for (HttpClient client : clients.values()) {
      if (client instanceof AutoCloseable closeable) {
        closeQuietly(closeable);
      }
    }
    clients.clear();
  }

  private HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .connectTimeout(settings.timeout());
  }

  private static SSLParameters named(String siteName) {
    SSLParameters parameters = new SSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(siteName)));
    return parameters;
  }

  private static void closeQuietly(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception e) {
      // There is nothing left to do for it.
    }
  }
}
