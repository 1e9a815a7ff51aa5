package io.distrib.config;

import static io.distrib.maxmind.PlaceFileWriter.place;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.maxmind.PlaceFileWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} says of places that can hardly be meant (D11, D12). */
class PlaceWarningsTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeDatabases() throws IOException {
    new PlaceFileWriter(6)
        .put("203.0.113.0/24", place("EU", "CH"))
        .write(folder.resolve("countries.mmdb"));
    Map<String, Object> geneva = place("EU", "CH");
    geneva.put("location", Map.of("latitude", 46.2, "longitude", 6.1));
    new PlaceFileWriter(6).put("203.0.113.0/24", geneva).write(folder.resolve("cities.mmdb"));
  }

  @Test
  void placesWithoutADatabaseDecideNothing() throws IOException {
    assertThat(warnings("least-busy", "", "", groups("", "", "continent:EU")))
        .anyMatch(line -> line.startsWith("groups: their places decide nothing"));
  }

  @Test
  void aPlaceThatNoDatabaseHasIsProbablyWrong() throws IOException {
    assertThat(warnings("least-busy", "countries", "", groups("", "", "country:CH, country:UK")))
        .contains("groups.eu.places[1]: country:UK is in none of geo.databases")
        .noneMatch(line -> line.contains("country:CH is"));
  }

  @Test
  void continentsThatNobodyHasAreTold() throws IOException {
    String some = groups("", "", "continent:EU, continent:AF");
    assertThat(warnings("least-busy", "countries", "", some))
        .contains(
            "groups: no group has all clients of AN, AS, NA, OC, SA; whom no other place or network"
                + " holds belongs to us, the first (expected a group with default: true)");
    assertThat(
            warnings(
                "least-busy", "countries", "", some.replace("[boston]", "[boston], default: true")))
        .noneMatch(line -> line.startsWith("groups: no group"));
  }

  @Test
  void networksThatDecideNothingAreTold() throws IOException {
    assertThat(
            warnings(
                "least-busy",
                "",
                "",
                groups(
                    "10.0.0.0/8, 192.0.2.0/24, 192.0.2.128/25",
                    "10.0.0.0/9, 10.128.0.0/10, 10.192.0.0/10, \"2001:db8::/32\"",
                    "")))
        .containsExactly(
            "groups.us.clients[0]: 10.0.0.0/8 decides nothing: longer networks have all of it",
            "groups.us.clients[2]: 192.0.2.128/25 lies in 192.0.2.0/24 of the same group");
    assertThat(
            warnings("least-busy", "", "", groups("10.0.0.0/8", "10.0.0.0/9, 10.128.0.0/10", "")))
        .as("a quarter of it is left")
        .isEmpty();
  }

  @Test
  void nearestNeedsAMap() throws IOException {
    assertThat(warnings("nearest", "countries", "", ""))
        .containsExactly(
            "nearest: nothing says where clients are on the map (expected a city database in"
                + " geo.databases)",
            "nearest: sites without location come last: geneva");
    assertThat(warnings("nearest", "cities", ", location: [46.2, 6.15]", "")).isEmpty();
    assertThat(warnings("nearest", "cities", ", location: [0, 0]", ""))
        .containsExactly(
            "sites.geneva.location: [0, 0] lies in the sea (expected where the site is)");
  }

  private static String groups(String us, String eu, String places) {
    return """
        groups:
          us: { name: us.app.example.test, sites: [boston], clients: [%s] }
          eu: { name: eu.app.example.test, sites: [geneva], clients: [%s], places: [%s] }
        """
        .formatted(us, eu, places);
  }

  private Iterable<String> warnings(String balance, String database, String location, String groups)
      throws IOException {
    String geo = database.isEmpty() ? "" : "geo: { databases: [" + database + ".mmdb] }";
    String head =
        """
        pool: { name: app.example.test, balance: %s }
        health: { type: tcp }
        %s
        sites:
          boston: { name: boston.app.example.test, addresses: [192.0.2.10], location: [42.4, -71.1] }
          geneva: { name: geneva.app.example.test, addresses: [192.0.2.30]%s }
        """
            .formatted(balance, geo, location);
    return Examples.of(folder, head + groups).warnings();
  }
}
