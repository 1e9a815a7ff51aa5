package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.StatusSettings;
import io.distrib.topology.ClientNetwork;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sound file says of the probes and of the status document that they may read. */
class HealthSectionTest {
  private final PoolConfiguration full = Examples.configuration("full.yaml");
  private final PoolConfiguration minimal = Examples.configuration("minimal.yaml");

  @TempDir Path folder;

  @Test
  void theCertificateOfTheProbesIsAsWritten() {
    ClientCertificate client = full.health().client().orElseThrow();

    assertThat(client.file())
        .isEqualTo(Examples.file("examples/full.yaml").resolveSibling("keys/client.pem"));
    assertThat(client.chain()).hasSize(1);
    assertThat(client.key().getAlgorithm()).isEqualTo("EC");
  }

  @Test
  void theStatusDocumentIsAsWritten() {
    StatusSettings status = full.status().orElseThrow();

    assertThat(status.path()).isEqualTo("/.well-known/site");
    assertThat(status.clients())
        .map(ClientNetwork::toString)
        .containsExactly("192.0.2.0/24", "2001:db8::/32");
    assertThat(status.authorization()).contains("Bearer open~sesame");
    assertThat(minimal.status()).isEmpty();
  }

  @Test
  void theHealthCheckAsksForTheStatusDocumentUnlessToldOtherwise() throws IOException {
    String status = "status: { clients: [192.0.2.53] }\n";

    assertThat(with(status + "health: { type: http }\n").health().request().path())
        .isEqualTo("/.well-known/distrib");
    assertThat(with("health: { type: https }\n").health().request().path())
        .isEqualTo("/distrib/health");
    assertThat(with(status + "health: { path: /up }\n").health().request().path()).isEqualTo("/up");
    assertThat(with(status).health()).isEqualTo(HealthSettings.NONE);
  }

  /** The secret of the status document is shown to nothing else. */
  @Test
  void aSiteMayBeProbedInAWayOfItsOwn() throws IOException {
    PoolConfiguration pool =
        Examples.of(
            folder,
            """
            pool: { name: app.example.test }
            sites:
              boston: { name: b.app.example.test, addresses: [192.0.2.1], health: { path: /up } }
              geneva: { name: g.app.example.test, addresses: [192.0.2.2] }
            status: { secret: open~sesame }
            health: {}
            """);

    assertThat(pool.health().path("boston")).isEqualTo("/up");
    assertThat(pool.asksForStatus("boston")).isFalse();
    assertThat(pool.health().request().authorization("/up")).isEmpty();
    assertThat(pool.asksForStatus("geneva")).isTrue();
    assertThat(pool.health().request().authorization(pool.health().path("geneva")))
        .contains("Bearer open~sesame");
  }

  @Test
  void aHealthSectionWithoutATypeMeansHttp() throws IOException {
    assertThat(with("health: { rise: 1 }\n").health().type()).isEqualTo(HealthType.HTTP);
  }

  private PoolConfiguration with(String more) throws IOException {
    return Examples.minimalWith(folder, more);
  }
}
