package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.topology.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standbys, and the weights of groups (D17), as a file has them. */
class StandbyConfigurationTest {
  private static final String SITES =
      """
      pool: { name: app.test }
      sites:
        boston: { name: boston.app.test, addresses: [192.0.2.10], weight: 5, cold: %s }
        chicago: { name: chicago.app.test, addresses: [192.0.2.20], cold: true }
      health: { type: tcp }
      """;

  private static final String GROUPS =
      """
      groups:
        east: { name: east.app.test, sites: [boston, chicago], weights: { chicago: 9 } }
        west: { name: west.app.test, sites: [chicago] }
      """;

  @TempDir Path folder;

  private PoolConfiguration read(String text) throws IOException {
    return PoolConfiguration.read(Files.writeString(folder.resolve("pool.yaml"), text));
  }

  @Test
  void theyAreAsWritten() throws IOException {
    PoolConfiguration pool = read(SITES.formatted(false) + GROUPS);
    Group east = pool.topology().group("east").orElseThrow();

    assertThat(pool.topology().sites())
        .extracting(site -> site.cold())
        .containsExactly(false, true);
    assertThat(east.weights()).isEqualTo(Map.of("chicago", 9));
    assertThat(east.sites()).extracting(east::weightOf).containsExactly(5, 9);
    assertThat(pool.print()).contains("cold: true", "weights:\n      chicago: 9\n");
    assertThat(read(pool.print()).topology()).isEqualTo(pool.topology());
  }

  @Test
  void aNameThatHasStandbysOnlyIsWarnedOf() throws IOException {
    String why = ": every site is cold, so all are chosen (expected one that is not)";

    assertThat(read(SITES.formatted(false)).warnings()).isEmpty();
    assertThat(read(SITES.formatted(true)).warnings()).isEqualTo(List.of("sites" + why));
    assertThat(read(SITES.formatted(false) + GROUPS).warnings())
        .isEqualTo(List.of("groups.west.sites" + why));
    assertThat(read(SITES.formatted(true) + GROUPS).warnings())
        .isEqualTo(List.of("groups.east.sites" + why, "groups.west.sites" + why));
  }
}
