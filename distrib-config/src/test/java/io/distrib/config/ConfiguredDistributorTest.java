package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.distrib.load.LoadProbes;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionRequest;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.Reason;
import io.distrib.model.Scheme;
import io.distrib.model.StatusSettings;
import io.distrib.naming.NamingService;
import io.distrib.redirect.Distributor;
import io.distrib.redirect.DistributorSource;
import io.distrib.topology.DnsName;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from a sound file. */
class ConfiguredDistributorTest {
  private final PoolConfiguration full = Examples.configuration("full.yaml");

  @TempDir Path folder;

  @Test
  void theDistributorGivesTicketsWhenTheFileSaysSo() throws IOException {
    String key = "marker: { keys: [{ id: a, secret: \"only for tests\" }] }\n";
    Distributor waiting = full(with("waiting: { jitter: 0s }\n" + key));
    Distributor plain = full(with(key));

    assertThat(turnedAway(waiting).setCookie()).contains("distrib_ticket=");
    assertThat(turnedAway(plain).setCookie()).isNull();
  }

  @Test
  void theDistributorBelievesTheProxiesOfTheFile() throws IOException {
    Distributor boston = with("proxies: { trusted: [10.0.0.1] }\n").distributor("boston").build();
    DistributionRequest asked =
        new DistributionRequest(
            "GET",
            Scheme.HTTP,
            "app.example.test",
            "/",
            InetAddresses.forString("10.0.0.1"),
            false,
            name -> name.equals("X-Forwarded-Proto") ? "https" : null);

    assertThat(boston.decide(asked).toString()).contains("https://boston.app.example.test/");
  }

  @Test
  void theDistributorServesTheStatusDocumentToThoseWhoMayReadIt() throws IOException {
    Distributor boston =
        with("status: { secret: open~sesame }\nhealth: { type: http }\n")
            .distributor("boston")
            .build();
    DistributionRequest asked = status("Bearer open~sesame");
    DistributionRequest other = status("Bearer other");

    assertThat(boston.handle(asked).decision()).as("the status document").isNull();
    assertThat(boston.handle(other).decision()).isNotNull();
    assertThat(boston.decide(other).reason()).isEqualTo(Reason.POOL_TO_SITE);
  }

  @Test
  void theDistributorSetsTheCookiesOfTheFile() {
    assertThat(decide(full.distributor("boston").build(), "bos.example.test", "/"))
        .isInstanceOfSatisfying(
            DistributionDecision.Redirect.class,
            redirect ->
                assertThat(redirect.cookies())
                    .singleElement()
                    .asString()
                    .startsWith("distrib_group=")
                    .contains("; Domain=app.example.test; "));
  }

  @Test
  void theDistributorDoesWhatTheFileSays() {
    Distributor boston = full.distributor("boston").build();

    assertThat(decide(boston, "bos.example.test", "/cart"))
        .isInstanceOfSatisfying(
            DistributionDecision.Redirect.class,
            redirect -> {
              assertThat(redirect.status()).isEqualTo(303);
              assertThat(redirect.location())
                  .startsWith("https://boston.app.example.test:8443/cart/distrib=");
            });
    assertThat(decide(boston, "boston.app.example.test", "/static/logo.png").reason())
        .isEqualTo(Reason.BYPASS_RULE);
    Distributor chicago = full.distributor("chicago").build();
    assertThat(decide(boston, "192.0.2.10", "/internal/health").reason())
        .isEqualTo(Reason.BYPASS_RULE);
    assertThat(decide(chicago, "192.0.2.10", "/distrib/health?deep=1").reason())
        .isEqualTo(Reason.BYPASS_RULE);
  }

  @Test
  void theDistributorOfNoSiteIsRefused() {
    assertThatThrownBy(() -> full.distributor("bosten"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bosten");
  }

  @Test
  void theNamingServicePlaysTheRolesOfTheFile() {
    NamingService naming = full.naming().build();

    assertThat(naming.answer(new NamingQuestion(DnsName.of("app.example.test"), null)))
        .isInstanceOf(NamingAnswer.Elsewhere.class);
    assertThat(naming.answer(new NamingQuestion(DnsName.of("boston.app.example.test"), null)))
        .isInstanceOf(NamingAnswer.Sites.class);
  }

  @Test
  void anAdapterFindsTheReaderByItself() {
    Path file = Examples.file("examples/minimal.yaml");

    Distributor boston = DistributorSource.discover().distributor(file, "boston").build();

    assertThat(boston.site().id()).isEqualTo("boston");
  }

  private PoolConfiguration with(String more) throws IOException {
    return Examples.minimalWith(folder, more);
  }

  private static Distributor full(PoolConfiguration pool) {
    return pool.distributor("boston").loadProbe(LoadProbes.activeSessions(() -> 1, 1)).build();
  }

  private static DistributionDecision.Busy turnedAway(Distributor boston) {
    DistributionDecision.Redirect toSite =
        (DistributionDecision.Redirect) decide(boston, "app.example.test", "/");
    String target = toSite.location().replaceFirst("https://[^/]*", "");
    return (DistributionDecision.Busy) decide(boston, "boston.app.example.test", target);
  }

  private static DistributionRequest status(String authorization) {
    return new DistributionRequest(
        "GET",
        Scheme.HTTP,
        "app.example.test",
        StatusSettings.DEFAULT_PATH,
        null,
        false,
        name -> name.equals("Authorization") ? authorization : null);
  }

  private static DistributionDecision decide(Distributor distributor, String host, String target) {
    return distributor.decide(
        new DistributionRequest(
            "GET", Scheme.HTTPS, host, target, null, false, DistributionRequest.NO_HEADERS));
  }
}
