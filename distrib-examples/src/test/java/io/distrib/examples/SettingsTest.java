package io.distrib.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.config.PoolConfiguration;
import io.distrib.maxmind.PlaceFileWriter;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.ProxyHeaders;
import io.distrib.model.Reason;
import io.distrib.redirect.Distributor;
import io.distrib.testkit.Answers;
import io.distrib.testkit.Requests;
import io.distrib.topology.ClientNetwork;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation says of the settings is so. */
class SettingsTest {
  private static final String POOL = "app.example.test";
  private static final Path GROUPED = Path.of("src/test/resources/grouped.yaml");

  @Test
  void thePoolOfTheReadmeIsRead() {
    PoolConfiguration pool = site("app.yaml");
    assertThat(pool.topology().sites())
        .extracting("id")
        .containsExactly("boston", "chicago", "geneva");
    assertThat(pool.warnings()).isEmpty();
    assertThat(pool.topology().sites())
        .as("no path that the application would have to serve is probed")
        .allMatch(site -> pool.asksForStatus(site.id()));
  }

  @Test
  void aSiteWithAsManyRequestsAsItTakesIsBusy() { // H8
    Distributor distributor = Settings.load(site("app.yaml")).build();
    DistributionRequest newcomer = marked(distributor);
    for (int i = 0; i < 180; i++) {
      distributor.inFlight().begin();
    }
    assertThat(distributor.decide(newcomer))
        .isInstanceOfSatisfying(
            Redirect.class,
            redirect ->
                assertThat(redirect.location()).startsWith("http://chicago.app.example.test/"));
    assertThat(distributor.decide(Requests.inSession("boston." + POOL, "/")).reason())
        .isEqualTo(Reason.SESSION);
  }

  @Test
  void aSiteWithAsManyRequestsAsItHasLearnedToTakeIsBusy() { // H8
    Distributor distributor = Settings.adaptive(site("app.yaml")).build();
    DistributionRequest newcomer = marked(distributor);
    assertThat(distributor.decide(newcomer).reason()).isEqualTo(Reason.ADMITTED);
    for (int i = 0; i < 500; i++) {
      distributor.inFlight().begin();
    }
    assertThat(distributor.decide(newcomer)).isInstanceOf(Redirect.class);
  }

  @Test
  void theFirstSelectorWithAnOpinionChoosesTheGroup() { // H4
    Distributor distributor = Settings.groups(PoolConfiguration.read(GROUPED)).build();
    DistributionRequest plain = Requests.get("boston." + POOL, "/");
    assertThat(location(distributor, Requests.with(plain, Map.of("X-Region", "eu"))))
        .startsWith("http://europe." + POOL + "/");
    assertThat(location(distributor, Requests.with(plain, Map.of("X-Region", "us"))))
        .startsWith("http://americas." + POOL + "/");
  }

  @Test
  void theFileOfPlacesChoosesTheGroup(@TempDir Path folder) throws IOException { // H4
    Path file = folder.resolve("places.mmdb");
    new PlaceFileWriter(6)
        .put("192.0.2.0/24", PlaceFileWriter.place("EU", "CH"))
        .put("198.51.100.0/24", PlaceFileWriter.place("NA", "GL"))
        .write(file);
    Distributor distributor = Settings.places(PoolConfiguration.read(GROUPED), file).build();
    for (String client : List.of("192.0.2.1", "198.51.100.1")) {
      assertThat(location(distributor, Requests.from(client, Requests.get(POOL, "/"))))
          .startsWith("http://europe." + POOL + "/");
    }
  }

  @Test
  void theWorkerGoesToThePoolNameAndTheNextSites() {
    Distributor distributor = site("takeover.yaml").distributor("boston").build();
    DistributionRequest worker = Requests.get("geneva." + POOL, "/.well-known/distrib/worker.js");
    assertThat(Answers.of(distributor, worker))
        .hasValueSatisfying(
            answer ->
                assertThat(answer.body())
                    .contains(
                        "\"distrib-moved=geneva~\",3000,",
                        ",\"http://app.example.test\",\"http://boston.app.example.test\")"));
  }

  @Test
  void theStatusDocumentIsForTheMonitor() {
    Distributor distributor =
        Settings.status(
                site("app.yaml"),
                () -> 17,
                ClientNetwork.parse("203.0.113.0/24").orElseThrow(),
                "s")
            .build();
    DistributionRequest monitor = Requests.get(POOL, "/.well-known/distrib");
    assertThat(Answers.status(distributor, monitor))
        .hasValueSatisfying(
            answer -> assertThat(answer.body()).contains("\"site\":\"boston\"", "\"sessions\":17"));
    DistributionRequest other = Requests.from("198.51.100.1", monitor);
    assertThat(Answers.status(distributor, other)).isEmpty();
    assertThat(
            Answers.status(distributor, Requests.with(other, Map.of("Authorization", "Bearer s"))))
        .isPresent();
  }

  @Test
  void aSiteWithoutSessionsIsDrainedAtOnce() throws Exception {
    Distributor distributor = site("app.yaml").distributor("boston").sessions(() -> 0).build();
    AtomicInteger closed = new AtomicInteger();
    assertThat(Settings.drain(distributor, closed::incrementAndGet)).isTrue();
    assertThat(distributor.isDraining()).isTrue();
    assertThat(closed).hasValue(1);
  }

  @Test
  void proxiesAndCookiesAreRead() {
    PoolConfiguration proxies = site("proxies.yaml");
    assertThat(proxies.proxies().headers()).isEqualTo(ProxyHeaders.X_FORWARDED);
    assertThat(proxies.proxies().trusted()).hasSize(2);
    PoolConfiguration cookies = site("cookies.yaml");
    assertThat(cookies.cookies().group()).contains(Duration.ofDays(30));
    assertThat(cookies.cookies().site()).contains(Duration.ofHours(8));
  }

  @Test
  void redirectsLeadToHttps() {
    PoolConfiguration https = site("https.yaml");
    assertThat(https.redirect().hsts().orElseThrow().field())
        .isEqualTo("max-age=31536000; includeSubDomains");
    assertThat(location(https.distributor("boston").build(), Requests.get(POOL, "/cart")))
        .startsWith("https://boston.app.example.test/cart?distrib=");
  }

  /** A request with the marker that this site has just given. */
  private static DistributionRequest marked(Distributor distributor) {
    URI location = URI.create(location(distributor, Requests.get(POOL, "/cart")));
    return Requests.get(location.getHost(), location.getPath() + "?" + location.getQuery());
  }

  private static String location(Distributor distributor, DistributionRequest request) {
    DistributionDecision decision = distributor.decide(request);
    assertThat(decision).isInstanceOf(Redirect.class);
    return ((Redirect) decision).location();
  }

  private static PoolConfiguration site(String name) {
    return PoolConfiguration.read(Path.of("site", name));
  }
}
