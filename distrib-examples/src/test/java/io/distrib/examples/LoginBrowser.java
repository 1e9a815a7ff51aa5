package io.distrib.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Debian's Chromium, driven by the WebDriver protocol: one visitor, who knows names without a
 * resolver. <em>Confined to one thread.</em>
 */
final class LoginBrowser implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExampleProcess driver;
  private final String session;

  /**
   * Starts it.
   *
   * @param names which name is at which port of the loopback interface
   */
  LoginBrowser(Path folder, Map<String, Integer> names) throws IOException {
    StringBuilder rules = new StringBuilder("--host-resolver-rules=");
    names.forEach((name, port) -> rules.append("MAP " + name + " 127.0.0.1:" + port + ","));
    List<String> arguments =
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--no-proxy-server",
            "--ignore-certificate-errors",
            "--user-data-dir=" + folder.resolve("profile"),
            rules.toString());
    driver = ExampleProcess.command(folder, Map.of(), "chromedriver", "--port=0");
    String address = "http://127.0.0.1:" + driver.awaitPort("successfully on port ");
    Map<String, ?> wanted =
        Map.of("alwaysMatch", Map.of("goog:chromeOptions", Map.of("args", arguments)));
    JsonNode begun = post(address + "/session", Map.of("capabilities", wanted));
    session = address + "/session/" + begun.path("value").path("sessionId").asString();
  }

  /** Types {@code url} into the address bar. */
  void visit(String url) {
    post(session + "/url", Map.of("url", url));
  }

  /** Types {@code text} into the field {@code name}. */
  void type(String name, String text) {
    JsonNode unused =
        run("document.getElementsByName(arguments[0])[0].value = arguments[1]", name, text);
  }

  /** Clicks what {@code selector} (CSS) finds first. */
  void click(String selector) {
    JsonNode unused = run("document.querySelector(arguments[0]).click()", selector);
  }

  /** Waits until {@code text} is on the page. */
  void awaitText(String text) {
    Awaitility.await(text)
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(run("return document.body.innerText").asString()).contains(text));
  }

  /** The host in the address bar. */
  String host() {
    return run("return location.host").asString();
  }

  private JsonNode run(String script, Object... arguments) {
    return post(session + "/execute/sync", Map.of("script", script, "args", arguments))
        .path("value");
  }

  private JsonNode post(String address, Map<String, ?> body) {
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private JsonNode send(HttpRequest.Builder builder) {
    HttpRequest request = builder.timeout(LIMIT).build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      JsonNode unused = send(HttpRequest.newBuilder(URI.create(session)).DELETE());
    } finally {
      driver.close();
    }
  }
}
