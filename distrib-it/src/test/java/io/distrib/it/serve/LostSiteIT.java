package io.distrib.it.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.distrib.config.PoolConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A site is gone when the client arrives that was sent there: its name leads to the next one by
 * then, which leads on to a session within the bound of section 6 of the rules.
 */
@Timeout(300)
class LostSiteIT {
  private static final List<String> RING = List.of("boston", "chicago", "geneva");
  private static final int MAX_REDIRECTS = RING.size() + 2;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Map<String, ReportingSite> sites = new TreeMap<>();

  @TempDir Path folder;
  private ServeProcess serve;
  private Wanderer client;

  @BeforeEach
  void startAll() throws IOException {
    int port = 0;
    for (String id : RING) {
      ReportingSite site = new ReportingSite(address(id), port);
      sites.put(id, site);
      port = site.port();
    }
    Path file = folder.resolve("app.yaml");
    Files.writeString(
        file,
        """
        pool: { name: app.example.test }
        sites:
          boston: { name: boston.app.example.test, addresses: [127.0.0.2] }
          chicago: { name: chicago.app.example.test, addresses: [127.0.0.3] }
          geneva: { name: geneva.app.example.test, addresses: [127.0.0.4] }
        naming: { listen: ["127.0.0.1:0"] }
        health: { type: http, port: %d, timeout: 5s }
        """
            .formatted(port));
    PoolConfiguration pool = PoolConfiguration.read(file);
    sites.forEach((id, site) -> site.serve(pool, id));
    serve = ServeProcess.start(folder, "--config", file.toString());
    client = new Wanderer(serve.address(), port);
  }

  @AfterEach
  void endAll() {
    serve.close();
    sites.values().forEach(ReportingSite::close);
  }

  @Test
  void h3TheNextSiteTakesTheClientOverWithAFreshMarker() throws IOException {
    client.arriveAt(address("boston"), "app.example.test", "/cart?x=1");
    client.assertIsSentTo("boston.app.example.test", "/cart\\?x=1&distrib=\\d+");

    lose("boston", "chicago");
    client.goOn();
    client.assertIsSentTo("chicago.app.example.test", "/cart\\?x=1&distrib=\\d+");
    assertLedToASession("chicago");
  }

  @Test
  void h4TheNextSiteCarriesTheWalkOn() throws IOException {
    client.arriveAt(address("boston"), "app.example.test", "/cart?x=1");
    site("boston").distributor().setDraining(true);
    client.goOn();
    client.assertIsSentTo("chicago.app.example.test", "/cart\\?x=1&distrib=\\d+~boston~1"); // H8
    String walk = client.target();

    lose("chicago", "geneva");
    client.goOn();
    client.assertIsSentTo("geneva.app.example.test", ".*");
    assertThat(client.target()).isEqualTo(walk);
    assertLedToASession("geneva");
  }

  private void assertLedToASession(String id) throws IOException {
    client.goOn();
    client.assertIsServedAt(address(id)); // H7
    assertThat(client.redirects()).isLessThanOrEqualTo(MAX_REDIRECTS);
    client.comeBack();
    client.assertIsServedAt(address(id)); // H0
  }

  /** Ends {@code id}, and waits until its name leads to {@code next} (D2). */
  private void lose(String id, String next) {
    String name = id + ".app.example.test";
    await().atMost(LIMIT).until(() -> address(id).equals(Dns.addresses(serve.address(), name)));
    site(id).close();
    await().atMost(LIMIT).until(() -> address(next).equals(Dns.addresses(serve.address(), name)));
  }

  private ReportingSite site(String id) {
    return sites.get(id);
  }

  private static String address(String id) {
    return "127.0.0." + (2 + RING.indexOf(id));
  }
}
