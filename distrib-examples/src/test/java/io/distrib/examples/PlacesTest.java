package io.distrib.examples;

import static io.distrib.maxmind.PlaceFileWriter.place;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.distrib.config.PoolConfiguration;
import io.distrib.maxmind.PlaceFileWriter;
import io.distrib.model.AdminState;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.naming.NamingService;
import io.distrib.testkit.ManualClock;
import io.distrib.topology.DnsName;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configurations of docs/places.md, with databases that know a few networks. */
class PlacesTest {
  private static final DnsName POOL = DnsName.of("app.example.com");
  private static final Map<String, Object> ZURICH = city("EU", "CH", 47.37, 8.55);

  private final ManualClock clock = new ManualClock(1_700_000_000);

  @TempDir private Path folder;

  @Test
  void aCountryComesBeforeItsContinent() throws IOException {
    new PlaceFileWriter(6)
        .put("203.0.113.0/24", place("EU", "CH"))
        .put("198.51.100.0/24", place("EU", "DE"))
        .put("192.0.2.128/25", place("SA", "BR"))
        .put("192.0.2.64/26", place("NA", "US"))
        .put("100.64.0.0/24", place("EU", "LI"))
        .put("100.64.1.0/24", place("EU", "AT"))
        .put("2001:db8::/32", place("AF", "KE"))
        .write(folder.resolve("GeoLite2-Country.mmdb"));
    NamingService naming = naming("country-map.yaml");
    assertThat(named(naming, "203.0.113.9")).containsExactly("zurich");
    assertThat(named(naming, "198.51.100.9")).containsExactly("frankfurt", "zurich");
    assertThat(named(naming, "2001:db8::9")).containsExactly("frankfurt", "zurich");
    assertThat(named(naming, "192.0.2.129")).containsExactly("ashburn", "fortaleza");
    assertThat(named(naming, "192.0.2.1"))
        .as("a client that nothing is known of")
        .containsExactly("ashburn", "fortaleza", "frankfurt", "zurich");
    naming.setAdmin("zurich", AdminState.DOWN, "test");
    assertThat(named(naming, "203.0.113.9")).as("the fallback").containsExactly("frankfurt");
  }

  @Test
  void theNearestOfFourSitesIsChosen() throws IOException {
    new PlaceFileWriter(6)
        .put("203.0.113.0/24", ZURICH)
        .put("198.51.100.0/24", city("EU", "BE", 50.85, 4.35))
        .put("192.0.2.0/25", city("AS", "JP", 35.68, 139.69))
        .put("2001:db8::/32", city("NA", "US", 41.88, -87.63))
        .write(folder.resolve("GeoLite2-City.mmdb"));
    NamingService naming = naming("nearest.yaml");
    assertThat(named(naming, "203.0.113.9")).as("Zurich").containsExactly("frankfurt");
    assertThat(named(naming, "198.51.100.9"))
        .as("Brussels is 264 km from Paris and 318 km from Frankfurt")
        .containsExactly("frankfurt", "paris");
    assertThat(named(naming, "192.0.2.9")).as("Tokyo").containsExactly("singapore");
    assertThat(named(naming, "2001:db8::9")).as("Chicago").containsExactly("ashburn");
    assertThat(named(naming, "192.0.2.200")).as("not known").hasSize(4);
    naming.setAdmin("frankfurt", AdminState.DOWN, "test");
    assertThat(named(naming, "203.0.113.9")).containsExactly("paris");
  }

  @Test
  void aPrivateNetworkGoesToItsOwnSite() throws IOException {
    NamingService naming = naming("office.yaml");
    assertThat(named(naming, "10.1.2.3")).containsExactly("office");
    assertThat(named(naming, "fd00::1")).containsExactly("office");
    assertThat(named(naming, "192.0.2.1")).containsExactly("boston", "chicago", "office");
    naming.setAdmin("office", AdminState.DOWN, "test");
    assertThat(named(naming, "10.1.2.3")).containsExactly("boston", "chicago");
  }

  private NamingService naming(String example) throws IOException {
    Path file = Files.copy(Path.of("site/places", example), folder.resolve(example));
    PoolConfiguration pool = PoolConfiguration.read(file);
    assertThat(pool.warnings()).noneMatch(warning -> warning.matches("(groups|nearest|sites).*"));
    return pool.naming().clock(clock).build();
  }

  /** Every site that is answered if a client asks often. */
  private Set<String> named(NamingService naming, String client) {
    InetAddress address = InetAddresses.forString(client);
    Set<String> named = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      clock.advance(Duration.ofSeconds(2));
      NamingAnswer answer = naming.answer(new NamingQuestion(POOL, address));
      ((NamingAnswer.Sites) answer).sites().forEach(site -> named.add(site.id()));
    }
    return named;
  }

  private static Map<String, Object> city(
      String continent, String country, double latitude, double longitude) {
    Map<String, Object> place = place(continent, country);
    place.put("location", Map.of("latitude", latitude, "longitude", longitude));
    return place;
  }
}
