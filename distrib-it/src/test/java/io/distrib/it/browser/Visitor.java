package io.distrib.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * One more visitor behind the same resolver, without a window. It remembers no addresses.
 * <em>Confined to one thread.</em>
 */
final class Visitor {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient client;

  private Visitor(HttpClient.Redirect redirects) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(redirects)
            .connectTimeout(LIMIT)
            .build();
  }

  static Visitor thatFollows() {
    return new Visitor(HttpClient.Redirect.ALWAYS);
  }

  static Visitor thatStays() {
    return new Visitor(HttpClient.Redirect.NEVER);
  }

  HttpResponse<String> get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  /** Ends its session at {@code site}. */
  void leave(String site) {
    URI form = URI.create("http://" + World.name(site) + "/leave");
    HttpResponse<String> page = send(HttpRequest.newBuilder(form).POST(BodyPublishers.noBody()));
    assertThat(page.body()).contains("Goodbye", "This is " + site);
  }

  /** Waits until the resolver gives the address of {@code site} itself for its name. */
  static void awaitAddressOf(String site) {
    Awaitility.await(site + " is up")
        .atMost(LIMIT)
        .ignoreExceptionsInstanceOf(UnknownHostException.class)
        .until(() -> InetAddress.getByName(World.name(site)).equals(World.address(site)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
