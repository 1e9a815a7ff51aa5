package io.distrib.maxmind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.distrib.place.ClientBits;
import io.distrib.place.NetworkTable;
import io.distrib.place.Place;
import io.distrib.place.PlaceTable;
import io.distrib.topology.GeoPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceDatabaseTest {
  private static final Object SWISS = PlaceFileWriter.place("EU", "CH");

  @TempDir private Path folder;

  @Test
  void aCityHasAllThatIsAsked() throws IOException {
    Map<String, Object> city =
        Map.of(
            "continent", Map.of("code", "NA", "names", Map.of("en", "North America")),
            "country", Map.of("iso_code", "US"),
            "registered_country", Map.of("iso_code", "CH"),
            "subdivisions",
                List.of(Map.of("iso_code", "CA"), Map.of("names", Map.of("en", "Ukiah"))),
            "location", Map.of("latitude", 39.15, "longitude", -123.21, "accuracy_radius", 5));
    PlaceTable table = read(new PlaceFileWriter(6).put("198.51.100.0/24", city));
    assertThat(table.name()).isEqualTo("places.mmdb");
    assertThat(place(table, "198.51.100.7"))
        .isEqualTo(new Place("NA", "US", List.of("US-CA"), null, new GeoPoint(39.15, -123.21)));
  }

  @Test
  void anAutonomousSystemHasItsNumber() throws IOException {
    Map<String, Object> system =
        Map.of("autonomous_system_number", 64_500, "autonomous_system_organization", "Example");
    PlaceTable table = read(new PlaceFileWriter(6).put("2001:db8::/32", system));
    assertThat(place(table, "2001:db8::7"))
        .isEqualTo(new Place(null, null, List.of(), 64_500L, null));
  }

  @Test
  void aRegisteredCountryIsNoPlace() throws IOException {
    Object abroad = Map.of("registered_country", Map.of("iso_code", "CH"));
    PlaceTable table = read(new PlaceFileWriter(4).put("192.0.2.0/24", abroad));
    assertThat(place(table, "192.0.2.1")).isEqualTo(new Place(null, null, List.of(), null, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 28, 32})
  void recordsOfEachSizeAreRead(int bits) throws IOException {
    PlaceFileWriter writer = new PlaceFileWriter(6, bits);
    for (int i = 0; i < 256; i++) {
      writer.put("198.51." + i + ".0/24", PlaceFileWriter.place("EU", "C" + i));
      writer.put("2001:db8:" + Integer.toHexString(i) + "::/48", SWISS);
    }
    PlaceTable table = read(writer);
    for (int i = 0; i < 256; i++) {
      assertThat(place(table, "198.51." + i + ".1").country()).isEqualTo("C" + i);
      assertThat(found(table, "2001:db8:" + Integer.toHexString(i) + "::1"))
          .isEqualTo("256 of /48, scope 48");
    }
    assertThat(table.places()).isEqualTo(257);
  }

  @Test
  void eachNetworkKeepsItsLength() throws IOException {
    PlaceTable table =
        read(
            new PlaceFileWriter(6)
                .put("10.0.0.0/9", SWISS)
                .put("10.128.0.0/9", SWISS)
                .put("2001:db8::/33", SWISS)
                .put("2001:db8:8000::/33", SWISS));
    assertThat(found(table, "10.1.2.3")).isEqualTo("0 of /9, scope 9");
    assertThat(found(table, "10.200.2.3")).isEqualTo("0 of /9, scope 9");
    assertThat(found(table, "2001:db8::1")).isEqualTo("0 of /33, scope 33");
    assertThat(found(table, "11.1.2.3")).isEqualTo("-1 of /-1, scope 8");
    assertThat(found(table, "::ffff:10.1.2.3")).isEqualTo("0 of /9, scope 9");
  }

  @Test
  void otherWaysToTheNetworksOfVersionFourAreLeftOut() throws IOException {
    PlaceTable table =
        read(
            new PlaceFileWriter(6)
                .put("10.0.0.0/9", SWISS)
                .alias("2002::/16")
                .alias("2001::/32")
                .put("2001:db8::/32", SWISS));
    assertThat(found(table, "10.1.2.3")).isEqualTo("0 of /9, scope 9");
    assertThat(found(table, "2002:a01:203::")).isEqualTo("-1 of /-1, scope 15");
    assertThat(found(table, "2001:db8::1")).isEqualTo("0 of /32, scope 32");
  }

  @Test
  void aNetworkAroundAllOfVersionFourHoldsItToo() throws IOException {
    PlaceTable table = read(new PlaceFileWriter(6).put("::/8", SWISS));
    assertThat(found(table, "10.1.2.3")).isEqualTo("0 of /0, scope 0");
    assertThat(found(table, "::1:0:0:1")).isEqualTo("0 of /8, scope 8");
  }

  @Test
  void aFileOfVersionFourSaysNothingOfVersionSix() throws IOException {
    PlaceTable table = read(new PlaceFileWriter(4).put("192.0.2.0/24", SWISS));
    assertThat(found(table, "192.0.2.1")).isEqualTo("0 of /24, scope 24");
    assertThat(found(table, "::")).isEqualTo("-1 of /-1, scope 0");
  }

  private PlaceTable read(PlaceFileWriter writer) throws IOException {
    Path file = folder.resolve("places.mmdb");
    writer.write(file);
    return PlaceDatabase.read(file);
  }

  private static Place place(PlaceTable table, String client) {
    return table.place(NetworkTable.value(table.find(bits(client))));
  }

  private static String found(PlaceTable table, String client) {
    long found = table.find(bits(client));
    return "%d of /%d, scope %d"
        .formatted(
            NetworkTable.value(found), NetworkTable.prefixLength(found), NetworkTable.scope(found));
  }

  private static ClientBits bits(String client) {
    return ClientBits.of(InetAddresses.forString(client));
  }
}
