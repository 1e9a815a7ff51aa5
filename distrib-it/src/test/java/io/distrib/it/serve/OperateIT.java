package io.distrib.it.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.config.PoolConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator does all day: looks, takes down, gives back, drains, restarts; with real sites
 * that report how they are.
 */
@Timeout(300)
class OperateIT {
  private static final String POOL = "app.example.test";
  private static final String BOSTON = "127.0.0.2";
  private static final String CHICAGO = "127.0.0.3";

  private final ReportingSite boston = new ReportingSite(BOSTON);
  private final ReportingSite chicago = new ReportingSite(CHICAGO);

  @TempDir Path folder;
  private Path file;
  private ServeProcess serve;

  @BeforeEach
  void startAll() throws IOException {
    file = folder.resolve("app.yaml");
    Files.writeString(
        file,
        """
        pool: { name: app.example.test, balance: round-robin, slow-start: 0s }
        sites:
          boston: { name: boston.app.example.test, addresses: [127.0.0.2], port: %d }
          chicago: { name: chicago.app.example.test, addresses: [127.0.0.3], port: %d }
        status: { secret: shared-by-all }
        naming: { listen: ["127.0.0.1:0"], control: %s/control.sock, state: %s/state }
        health: { type: http, timeout: 5s }
        """
            .formatted(boston.port(), chicago.port(), folder, folder));
    PoolConfiguration pool = PoolConfiguration.read(file);
    boston.serve(pool, "boston");
    chicago.serve(pool, "chicago");
    serve = ServeProcess.start(folder, "--config", file.toString());
  }

  @AfterEach
  void endAll() {
    serve.close();
    boston.close();
    chicago.close();
  }

  @Test
  void whatIsTakenDownStaysDownOverARestartUntilItIsGivenBack() throws Exception {
    assertThat(distrib("down", "bos*", "--reason", "new switch", "--for", "2h"))
        .startsWith("0 app.example.test/boston: down by ");
    assertThat(named(POOL)).containsExactly(CHICAGO);
    assertThat(named("boston." + POOL)).containsExactly(CHICAGO);

    serve.close();
    serve = ServeProcess.start(folder, "--config", file.toString());

    assertThat(named(POOL)).containsExactly(CHICAGO);
    assertThat(distrib("status"))
        .contains("app.example.test: 1 of 2 sites operational")
        .containsPattern("boston +down \\* +up ")
        .containsPattern("boston: since .*Z down by .* until .*Z: new switch");
    assertThat(distrib("up", "boston")).contains("no longer down by ");
    assertThat(named(POOL)).containsExactly(BOSTON, CHICAGO);
    assertThat(distrib("up", "paris"))
        .startsWith("1 distrib: site \"paris\" (expected one of boston, chicago");
  }

  @Test
  void d6DrainWaitsForTheSessionsAndUndrainTakesItBack() throws Exception {
    boston.setSessions(2);
    awaitStatus("\"sessions\":2");

    assertThat(distrib("drain", "boston", "--wait", "1s"))
        .startsWith("1 ")
        .contains("boston: 2 sessions", "not drained within 1s");
    assertThat(named(POOL)).containsExactly(CHICAGO);
    assertThat(named("boston." + POOL)).as("its sessions live there").containsExactly(BOSTON);

    CompletableFuture<String> waiting =
        CompletableFuture.supplyAsync(() -> quietly("drain", "boston", "--wait", "60s"));
    boston.setSessions(0);
    assertThat(waiting.get(60, TimeUnit.SECONDS)).startsWith("0 ").endsWith("drained\n");

    assertThat(distrib("undrain", "boston")).startsWith("0 ");
    assertThat(named(POOL)).containsExactly(BOSTON, CHICAGO);
  }

  @Test
  void d6AnApplicationThatDrainsItselfIsNamedNoMore() throws Exception {
    boston.distributor().setDraining(true);
    await().atMost(Duration.ofSeconds(60)).until(() -> named(POOL).equals(Set.of(CHICAGO)));
    assertThat(named("boston." + POOL)).containsExactly(BOSTON);
    boston.distributor().setDraining(false);
    await().atMost(Duration.ofSeconds(60)).until(() -> named(POOL).contains(BOSTON));
    assertThat(serve.logged())
        .contains("site app.example.test/boston: up -> up, draining (the site says so)")
        .contains("site app.example.test/boston: up, draining -> up (the site says so)");
  }

  @Test
  void outsidersAreNotShownTheStatusDocument() throws Exception {
    awaitStatus("\"report\":{");
    URI document = URI.create("http://" + BOSTON + ":" + boston.port() + "/.well-known/distrib");
    HttpResponse<String> answer = get(HttpRequest.newBuilder(document).build());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.body()).doesNotContain("load");
    String shown = "Bearer shared-by-all";
    assertThat(get(HttpRequest.newBuilder(document).header("Authorization", shown).build()).body())
        .startsWith("{\"distrib\":1,\"site\":\"boston\"");
  }

  private static HttpResponse<String> get(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private void awaitStatus(String text) {
    await().atMost(Duration.ofSeconds(60)).until(() -> distrib("status", "--json").contains(text));
  }

  private String quietly(String... arguments) {
    try {
      return distrib(arguments);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A command for the nameserver, which it finds by the configuration. */
  private String distrib(String... arguments) throws IOException, InterruptedException {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--config";
    all[arguments.length + 1] = file.toString();
    return ServeProcess.distrib(folder, all);
  }

  /**
   * What a name means; it is asked so often that no visitor does that, and each site has its turn.
   */
  private Set<String> named(String name) throws IOException {
    Set<String> named = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      named.add(Dns.addresses(serve.address(), name));
    }
    return named;
  }
}
