package io.distrib.server.health;

import io.distrib.config.HealthSettings;
import io.distrib.model.Site;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A site is up if it answers a GET for its own name with a status from 200 to 399. The connection
 * goes to the site's address, whatever its name means just now. <em>Thread-safe.</em>
 */
final class HttpProbe implements Probe {
  private final HealthSettings settings;
  private final HttpClients clients;

  HttpProbe(HealthSettings settings) {
    RestrictedHeaders.allowHost();
    this.settings = settings;
    this.clients = new HttpClients(settings);
  }

  @Override
  public ProbeResult probe(Site site, InetAddress address) throws InterruptedException {
    Target target = Target.of(settings, site, address);
    CompletableFuture<HttpResponse<Void>> answer =
        clients.of(site).sendAsync(request(site, target), BodyHandlers.discarding());
    try {
      int status = answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return new ProbeResult(status >= 200 && status < 400, target + " answers " + status);
    } catch (TimeoutException e) {
      return ProbeResult.failure(
          target + ": no answer within " + settings.timeout().toMillis() + " ms");
    } catch (ExecutionException e) {
      return ProbeResult.failure(target + ": " + describe(e));
    } finally {
      answer.cancel(true);
    }
  }

  /** The JDK's client leaves out the message of a connection that is refused. */
  private static String describe(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause.getMessage() != null) {
      return cause.getMessage();
    }
    return cause instanceof ConnectException ? "cannot connect" : cause.toString();
  }

  @Override
  public void close() {
    clients.close();
  }

  private HttpRequest request(Site site, Target target) {
    URI uri = URI.create(settings.type().text() + "://" + target + settings.path());
    return HttpRequest.newBuilder(uri)
        .setHeader("Host", site.name().text())
        .setHeader("User-Agent", "distrib-health")
        .GET()
        .build();
  }
}
